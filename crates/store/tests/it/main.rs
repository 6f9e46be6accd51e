//! The store contract: what every database behind the repositories must do, run on SQLite in a temporary folder.
//!
//! A second database adds a module with one line at the end of this file and a way to open it in `bench.rs`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "these are tests: a fault stops them, and seeds are printed"
)]

mod bench;
mod contract_journey;
mod contract_keeping;
mod contract_lists;
mod contract_people;
mod crash;
mod erasure;
mod file;
mod samples;

/// The clauses of the contract, handed to a macro that makes a test of each.
macro_rules! clauses {
    ($each:ident, $database:ident) => {
        $each! {
            $database;
            contract_keeping: [
                what_is_acknowledged_is_read_back_with_its_event,
                a_repeated_request_gets_the_first_answer_and_writes_nothing,
                a_key_that_was_used_for_another_request_is_refused,
                a_write_that_creates_needs_a_key,
                a_write_that_fails_takes_back_itself_and_nothing_else,
                many_writers_at_once_leave_one_whole_chain_of_events,
                events_are_numbered_without_gaps_and_found_by_subject,
            ];
            contract_journey: [
                an_application_is_found_by_id_reference_and_document,
                two_officers_cannot_both_decide,
                a_queue_is_paged_by_deadline,
                a_pass_is_used_once_even_by_two_posts_at_once,
                crossings_are_found_by_person_and_document,
                second_line_stays_open_until_resolved,
                open_stays_are_entries_that_nothing_follows,
                rows_for_statistics_hold_no_name,
                counts_say_what_waits,
            ];
            contract_lists: [
                a_hit_is_found_by_person_or_document_while_it_holds,
                an_ended_hit_stays_on_the_list,
                an_upload_belongs_to_one_application,
            ];
            contract_people: [
                an_account_is_found_by_login_whatever_its_case,
                a_login_is_taken_once,
                a_session_ends_at_its_hour,
                settings_are_set_once_and_changed_by_version,
                swept_keys_are_forgotten_after_a_week,
            ];
        }
    };
}

/// Makes a test of each clause on a database, which `Bench` opens.
macro_rules! each_on {
    ($database:ident; $($part:ident: [$($clause:ident,)*];)*) => {
        $($(
            #[test]
            fn $clause() {
                crate::bench::run(|| async {
                    let bench = crate::bench::Bench::$database(stringify!($clause)).await;
                    crate::$part::$clause(&bench).await;
                    bench.record.close().await.expect("the record closes");
                });
            }
        )*)*
    };
}

mod sqlite {
    clauses!(each_on, sqlite);
}
