//! The service: use cases, HTTP, web pages, jobs, key custody and configuration.

pub mod i18n;
pub mod web;
