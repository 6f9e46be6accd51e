//! Reads a form that came over HTTP into [`Filled`]: URL-encoded, as a query, or multipart with files.
//!
//! Every limit of `limits` holds here: what is above one is answered with a page (413, 415, 400) in the reader's language.

use axum::RequestExt;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Form, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::Response;

use super::chrome::Chrome;
use super::form::{Filled, Upload};
use super::page::Page;
use super::pages::{ErrorKind, ErrorPage};

/// More fields than this are not read.
const MOST_FIELDS: usize = 200;
/// The longest text of a field, in bytes.
const LONGEST_TEXT_BYTES: usize = 20_000;
/// The longest name of a field or file, in bytes.
const LONGEST_NAME_BYTES: usize = 200;

impl<S: Send + Sync> FromRequest<S> for Filled {
    type Rejection = Response;

    async fn from_request(mut request: Request, _state: &S) -> Result<Self, Self::Rejection> {
        // The door of the desk has read the form already, for its token.
        if let Some(form) = request.extensions_mut().remove::<Self>() {
            return Ok(form);
        }
        let Ok(chrome) = request.extract_parts::<Chrome>().await;
        let read =
            if is_multipart(&request) { read_multipart(request).await } else { read_pairs(request).await };
        read.map_err(|status| ErrorPage::of(ErrorKind::of(status)).respond(&chrome))
    }
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

async fn read_pairs(request: Request) -> Result<Filled, StatusCode> {
    let pairs = Form::<Vec<(String, String)>>::from_request(request, &()).await;
    let Form(pairs) =
        pairs.map_err(|rejection| axum::response::IntoResponse::into_response(rejection).status())?;
    if pairs.len() > MOST_FIELDS {
        return Err(StatusCode::BAD_REQUEST);
    }
    let mut form = Filled::default();
    for (name, text) in pairs {
        put_text(&mut form, &name, text)?;
    }
    Ok(form)
}

async fn read_multipart(request: Request) -> Result<Filled, StatusCode> {
    let mut parts = Multipart::from_request(request, &()).await.map_err(|rejection| rejection.status())?;
    let mut form = Filled::default();
    for _ in 0..MOST_FIELDS {
        match parts.next_field().await.map_err(|error| error.status())? {
            Some(field) => read_part(&mut form, field).await.map_err(|error| error.status())?,
            None => return Ok(form),
        }
    }
    Err(StatusCode::BAD_REQUEST)
}

/// What can go wrong in a part of a multipart form.
enum PartFault {
    Multipart(MultipartError),
    Status(StatusCode),
}

impl PartFault {
    fn status(&self) -> StatusCode {
        match self {
            Self::Multipart(error) => error.status(),
            Self::Status(status) => *status,
        }
    }
}

impl From<MultipartError> for PartFault {
    fn from(error: MultipartError) -> Self {
        Self::Multipart(error)
    }
}

async fn read_part(form: &mut Filled, field: Field<'_>) -> Result<(), PartFault> {
    let name = field.name().unwrap_or_default().to_owned();
    let Some(file_name) = field.file_name().map(str::to_owned) else {
        let text = field.text().await?;
        return put_text(form, &name, text).map_err(PartFault::Status);
    };
    let bytes = field.bytes().await?.to_vec();
    if name.len() > LONGEST_NAME_BYTES {
        return Err(PartFault::Status(StatusCode::BAD_REQUEST));
    }
    if !bytes.is_empty() {
        let file_name = file_name.chars().take(LONGEST_NAME_BYTES).collect();
        form.put_file(name, Upload { name: file_name, bytes });
    }
    Ok(())
}

fn put_text(form: &mut Filled, name: &str, text: String) -> Result<(), StatusCode> {
    if name.len() > LONGEST_NAME_BYTES || text.len() > LONGEST_TEXT_BYTES || text.contains('\0') {
        return Err(StatusCode::BAD_REQUEST);
    }
    form.put(name, text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    async fn check(kind: &str, body: String) -> Result<Filled, StatusCode> {
        let request = Request::post("/").header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        Filled::from_request(request, &()).await.map_err(|response| response.status())
    }

    fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
    }

    const PAIRS: &str = "application/x-www-form-urlencoded";
    const PARTS: &str = "multipart/form-data; boundary=x";

    #[test]
    fn a_form_is_read_in_both_spellings() {
        let form = run(check(PAIRS, "born=1990-05-01&name=%D0%98%D0%B2%D0%B0%D0%BD".to_owned())).unwrap();
        assert_eq!((form.text("born"), form.text("name")), ("1990-05-01", "Иван"));
        let body = "--x\r\nContent-Disposition: form-data; name=\"born\"\r\n\r\n1990-05-01\r\n\
                    --x\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n\
                    --x\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
        let form = run(check(PARTS, body.to_owned())).unwrap();
        assert_eq!(form.text("born"), "1990-05-01");
        assert_eq!(form.file("proof").map(|file| file.bytes.as_slice()), Some(&b"%PDF"[..]));
        assert!(form.file("none").is_none());
    }

    #[test]
    fn what_is_no_form_or_above_a_limit_is_refused() {
        let text = |length: usize| format!("a={}", "x".repeat(length));
        assert!(run(check(PAIRS, text(LONGEST_TEXT_BYTES))).is_ok());
        assert_eq!(run(check(PAIRS, text(LONGEST_TEXT_BYTES + 1))).unwrap_err(), StatusCode::BAD_REQUEST);
        let fields = |count: usize| (0..count).map(|n| format!("f{n}=1")).collect::<Vec<_>>().join("&");
        assert!(run(check(PAIRS, fields(MOST_FIELDS))).is_ok());
        assert_eq!(run(check(PAIRS, fields(MOST_FIELDS + 1))).unwrap_err(), StatusCode::BAD_REQUEST);
        assert_eq!(run(check("image/png", "x".to_owned())).unwrap_err(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(run(check(PARTS, "nonsense".to_owned())).unwrap_err(), StatusCode::BAD_REQUEST);
        assert_eq!(run(check(PAIRS, "a=%00".to_owned())).unwrap_err(), StatusCode::BAD_REQUEST);
    }
}
