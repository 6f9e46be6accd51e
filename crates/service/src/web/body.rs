//! How large a request may be, and a clear answer to one that is larger.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::chrome::Chrome;
use super::problem::Problem;
use super::shell::{is_api, refuse};

/// The largest request: a proof of 5 MB and the form around it.
pub const MOST_BYTES: usize = 6_000_000;

/// What is above the limit is read and thrown away up to here, so that the browser gets to read the answer instead of a
/// broken connection.
const MOST_DRAINED_BYTES: usize = 32_000_000;

/// Answers a request that says it is too large, before anything of it is kept.
pub(super) async fn limit(chrome: Chrome, request: Request, next: Next) -> Response {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let too_large =
        length.and_then(|length| length.parse::<u64>().ok()).is_some_and(|size| size > MOST_BYTES as u64);
    if !too_large {
        return next.run(request).await;
    }
    let is_api = is_api(request.uri().path());
    drain(request.into_body()).await;
    if is_api {
        Problem::of_status(StatusCode::PAYLOAD_TOO_LARGE).into_response()
    } else {
        refuse(StatusCode::PAYLOAD_TOO_LARGE, &chrome)
    }
}

async fn drain(body: Body) {
    use axum::body::HttpBody;
    let mut body = std::pin::pin!(body);
    let mut drained = 0;
    while drained < MOST_DRAINED_BYTES {
        match std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await {
            Some(Ok(frame)) => drained += frame.data_ref().map_or(0, axum::body::Bytes::len),
            Some(Err(_)) | None => return,
        }
    }
}
