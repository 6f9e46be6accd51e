//! A form counts only when it comes from our own page: the browser says so, and no script can make it say otherwise.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::chrome::Chrome;
use super::shell::{is_api, refuse};

/// Lets reading requests and programs through, and forms that say they are of the same origin.
pub(super) async fn same_origin(chrome: Chrome, request: Request, next: Next) -> Response {
    if is_reading(request.method()) || is_api(request.uri().path()) || is_ours(request.headers()) {
        return next.run(request).await;
    }
    tracing::warn!("a form from another origin was turned away");
    refuse(StatusCode::FORBIDDEN, &chrome)
}

fn is_reading(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// `Sec-Fetch-Site` where the browser sends it (on HTTPS and on localhost), else the host of `Origin`.
fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    match (origin, text(header::HOST)) {
        (Some(origin), Some(host)) => origin.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_form_of_our_own_page_is_ours() {
        let check = |pairs: &[(&'static str, &'static str)], wanted: bool| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            assert_eq!(is_ours(&headers), wanted, "{pairs:?}");
        };
        check(&[("sec-fetch-site", "same-origin")], true);
        check(&[("sec-fetch-site", "same-origin"), ("origin", "null"), ("host", "a.example")], true);
        check(
            &[("sec-fetch-site", "same-site"), ("origin", "https://a.example"), ("host", "a.example")],
            false,
        );
        check(&[("sec-fetch-site", "cross-site")], false);
        check(&[("origin", "http://a.example:8080"), ("host", "A.example:8080")], true);
        check(&[("origin", "http://a.example"), ("host", "a.example:8080")], false);
        check(&[("origin", "https://a.example.evil.example"), ("host", "a.example")], false);
        check(&[("origin", "null"), ("host", "a.example")], false);
        check(&[("host", "a.example")], false);
        check(&[], false);
    }
}
