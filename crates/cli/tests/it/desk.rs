//! An officer with a browser: log-in, forms with the token of their page, the border.

use crate::http::{BOUNDARY, Reply, form, hidden, multipart};
use crate::service::Service;

/// Who is logged in. The session outlives the service: its cookie holds after a restart.
#[derive(Clone)]
pub struct Officer {
    cookie: String,
}

impl Officer {
    /// Logs in with a password that was shown once, and takes another.
    pub fn first_log_in(service: &Service, login: &str, once: &str, password: &str) -> Self {
        let officer = Self::log_in(service, login, once);
        let page = officer.get(service, "/desk/password");
        let mut fields = token(&page);
        for (name, value) in [("current", once), ("new", password), ("again", password)] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let changed = officer.post(service, "/desk/password", &fields);
        assert_eq!(changed.status, 200, "{}", changed.text());
        officer
    }

    fn log_in(service: &Service, login: &str, password: &str) -> Self {
        let fields = [("login", login), ("password", password)].map(|(n, v)| (n.to_owned(), v.to_owned()));
        let nobody = Self { cookie: String::new() };
        let reply = nobody.post(service, "/desk/login", &fields);
        assert_eq!(reply.status, 303, "{login}: {}", reply.text());
        let cookie = reply.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        Self { cookie }
    }

    /// A page that must come.
    pub fn get(&self, service: &Service, path: &str) -> String {
        let reply = service.send("GET", path, &[("cookie", &self.cookie)], b"");
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        reply.text()
    }

    /// Sends a form as the page's own.
    pub fn post(&self, service: &Service, path: &str, fields: &[(String, String)]) -> Reply {
        self.send_form(service, path, "application/x-www-form-urlencoded", &form(fields))
    }

    fn send_form(&self, service: &Service, path: &str, kind: &str, body: &[u8]) -> Reply {
        let origin = format!("http://{}", service.address());
        service.send(
            "POST",
            path,
            &[("cookie", &self.cookie), ("origin", &origin), ("content-type", kind)],
            body,
        )
    }

    /// Makes an account; gives the password that is shown once.
    pub fn add_staff(&self, service: &Service, login: &str, role: &str) -> String {
        let page = self.get(service, "/desk/staff");
        let mut fields = hidden(page.split("action=\"/desk/staff\"").nth(1).unwrap());
        for (name, value) in [("login", login), ("name", login), ("staff-role", role)] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let made = self.post(service, "/desk/staff", &fields);
        assert_eq!(made.status, 200, "{}", made.text());
        one_time_password(&made.text())
    }

    /// Scans what lies on the desk: the picture of a pass, if there is one, and the lines of a passport. Gives the form
    /// of the decision, to be sent once or more often.
    pub fn scan(&self, service: &Service, point: &str, passport: &str, picture: Option<&[u8]>) -> Decision {
        let mut fields = token(&self.get(service, "/desk/border"));
        for (name, value) in [("point", point), ("mrz", passport)] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let body = multipart(&fields, ("image", "pass.png", "image/png", picture.unwrap_or_default()));
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let reply = self.send_form(service, "/desk/border", &kind, &body);
        assert_eq!(reply.status, 200, "{}", reply.text());
        let page = reply.text();
        let section = page.split("<section class=\"decision\"").nth(1).expect("a decision is offered");
        let form = section.split("</form>").next().unwrap();
        let offered =
            form.split("name=\"decision\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        Decision { fields: hidden(form), offered: offered.map(str::to_owned).collect() }
    }

    /// Decides.
    pub fn decide(&self, service: &Service, decision: &Decision, word: &str) {
        assert!(
            decision.offered.iter().any(|offered| offered == word),
            "{word} is not offered: {:?}",
            decision.offered
        );
        let mut fields = decision.fields.clone();
        fields.push(("decision".to_owned(), word.to_owned()));
        let reply = self.post(service, "/desk/border/decide", &fields);
        assert_eq!(reply.status, 200, "{word}: {}", reply.text());
    }

    /// Sends the form of a decision with another crossing point than the desk offered, and gives the status.
    pub fn decide_elsewhere(&self, service: &Service, decision: &Decision, word: &str, point: &str) -> u16 {
        let mut fields = decision.fields.clone();
        fields.retain(|(name, _)| name != "point");
        fields.extend([("decision", word), ("point", point)].map(|(n, v)| (n.to_owned(), v.to_owned())));
        self.post(service, "/desk/border/decide", &fields).status
    }
}

/// The form of a decision at the border.
pub struct Decision {
    fields: Vec<(String, String)>,
    /// What the officer may decide.
    pub offered: Vec<String>,
}

fn token(page: &str) -> Vec<(String, String)> {
    hidden(page).into_iter().filter(|(name, _)| name == "csrf").take(1).collect()
}

/// Four groups of four characters with hyphens between.
fn one_time_password(page: &str) -> String {
    let is_password = |word: &&str| {
        let groups: Vec<&str> = word.split('-').collect();
        groups.len() == 4
            && groups.iter().all(|g| g.len() == 4 && g.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    let mut words = page.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.find(|word| is_password(word)).expect("a password is shown").to_owned()
}
