//! The officers' desk: pages after log-in.

mod account;
mod appeals;
mod border;
mod cases;
mod hits;
mod officer;
mod queue;
mod second_line;
mod staff;
mod statistics;

use axum::Router;
use axum::routing::{get, post};

use super::Site;

pub(crate) use account::member;

/// The pages of the desk. Who is not logged in is sent to the log-in; who may not is told so.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/desk/login", get(account::form).post(account::log_in))
        .route("/desk/logout", post(account::log_out))
        .route("/desk/password", get(account::password_form).post(account::set_password))
        .route("/desk", get(queue::cases))
        .route("/desk/cases/{reference}", get(cases::show).post(cases::decide))
        .route("/desk/cases/{reference}/proof", get(cases::proof))
        .route("/desk/cases/{reference}/pass", post(cases::change_pass))
        .route("/desk/appeals", get(queue::appeals))
        .route("/desk/appeals/{reference}", get(appeals::show).post(appeals::decide))
        .route("/desk/border", get(border::form).post(border::scan))
        .route("/desk/border/decide", post(border::decide))
        .route("/desk/second-line", get(second_line::list))
        .route("/desk/second-line/{id}", get(second_line::show).post(second_line::resolve))
        .route("/desk/hits", get(hits::list).post(hits::add))
        .route("/desk/hits/{id}/end", post(hits::end))
        .route("/desk/statistics", get(statistics::show))
        .route("/desk/statistics.csv", get(statistics::csv))
        .route("/desk/staff", get(staff::list).post(staff::add))
        .route("/desk/staff/{id}/{step}", post(staff::change))
}
