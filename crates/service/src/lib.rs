//! The service: use cases, HTTP API, web pages, jobs, key custody and configuration.
//!
//! In: a data folder and the doors to the outside world. Out: a running [`Authority`] with its pages and its API.

pub mod api;
mod authority;
pub mod config;
pub mod custody;
pub mod demo;
pub mod doctor;
pub mod flows;
pub mod i18n;
pub mod installation;
pub mod key_acts;
pub mod keyring;
pub mod publication;
pub mod server;
pub mod site;
pub mod web;

pub use authority::Authority;
