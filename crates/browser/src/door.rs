//! The door to JavaScript: three functions with plain numbers, and the memory between them.
//!
//! JavaScript asks for room (`paiza_room`), writes its message there, has it answered (`paiza_ask`) and reads the
//! answer where `paiza_answer` says. Whatever it asks for next makes the former addresses void.

use std::cell::RefCell;

use crate::{Module, split};

#[cfg(all(feature = "planner", not(feature = "verifier")))]
type Served = crate::planner::Planner;
#[cfg(feature = "verifier")]
type Served = crate::verifier::Verifier;

#[derive(Default)]
struct Door {
    module: Served,
    message: Vec<u8>,
    answer: Vec<u8>,
}

thread_local! {
    static DOOR: RefCell<Door> = RefCell::default();
}

/// Makes room for a message of so many bytes, and says where it lies.
#[expect(unsafe_code, reason = "JavaScript finds the function by its name; the function itself is safe")]
#[unsafe(no_mangle)]
pub extern "C" fn paiza_room(bytes: usize) -> *mut u8 {
    DOOR.with_borrow_mut(|door| {
        door.message.clear();
        door.message.resize(bytes, 0);
        door.message.as_mut_ptr()
    })
}

/// Answers the message, and says how many bytes the answer has.
#[expect(unsafe_code, reason = "as above")]
#[unsafe(no_mangle)]
pub extern "C" fn paiza_ask() -> usize {
    DOOR.with_borrow_mut(|door| {
        let (request, payload) = split(&door.message);
        door.answer = door.module.ask(request, payload);
        door.answer.len()
    })
}

/// Says where the answer lies.
#[expect(unsafe_code, reason = "as above")]
#[unsafe(no_mangle)]
pub extern "C" fn paiza_answer() -> *const u8 {
    DOOR.with_borrow(|door| door.answer.as_ptr())
}
