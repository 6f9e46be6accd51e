//! From domain values to what pages show. Nothing is decided here.

mod answer;
mod border;
mod case;
mod law;
mod paper;
mod pass;
mod points;
mod record;
mod status;

pub use answer::answer;
pub use border::{border_result, second_line_row};
pub use case::{appeal_case, case, queue_row, reason_choices};
pub use law::{all_rule_choices, packs, rule};
pub use pass::{current_pass, no_small_code, pass_as, pass_card, receipt_as, seal};
pub use points::points;
pub use record::{deadline, hit, mrz};
pub use status::status;
