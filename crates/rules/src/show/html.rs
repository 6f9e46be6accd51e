//! A law as one page that needs nothing else: headings, an anchor on every line of the law, links within, ready to print.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Line;

const STYLE: &str = include_str!("page.css");

/// The lines as a page. Writing to a string cannot fail.
pub(super) fn write(lines: &[Line], language: &str) -> String {
    let title = lines.iter().find_map(|line| if let Line::Title(title) = line { Some(title) } else { None });
    let title = escaped(title.map_or("", String::as_str));
    let mut page = Page { out: String::new(), open: Vec::new(), places: places(lines), has_contents: false };
    let _ = write!(
        page.out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        escaped(language)
    );
    for line in lines {
        page.line(line, lines);
    }
    page.close(0);
    page.out + "</main>\n</body>\n</html>\n"
}

/// Every place of the page that a link may lead to.
fn places(lines: &[Line]) -> BTreeSet<&str> {
    lines
        .iter()
        .filter_map(|line| if let Line::Part { id, .. } = line { Some(id.as_str()) } else { None })
        .collect()
}

struct Page<'l> {
    out: String,
    /// The depths of the parts that are open.
    open: Vec<usize>,
    places: BTreeSet<&'l str>,
    has_contents: bool,
}

impl Page<'_> {
    fn line(&mut self, line: &Line, lines: &[Line]) {
        match line {
            Line::Title(_) => {}
            Line::Part { depth, id, text } => {
                if !self.has_contents {
                    self.has_contents = true;
                    self.contents(lines);
                }
                self.close(*depth);
                self.open.push(*depth);
                let (id, level) = (escaped(id), (depth + 2).min(6));
                let text = self.linked(text, &id);
                let _ = writeln!(
                    self.out,
                    "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h{level} id=\"{id}-h\">{text}</h{level}>"
                );
            }
            Line::Text(depth, text) => {
                // The first lines of a rule are as deep as its heading; they belong to it.
                self.close((*depth).max(1));
                let item = text.strip_prefix("- ").unwrap_or(text);
                let class = if item.len() < text.len() { " class=\"item\"" } else { "" };
                let text = self.linked(item, "");
                let _ = writeln!(self.out, "<p{class}>{text}</p>");
            }
        }
    }

    /// Closes every part that is as deep as `depth` or deeper.
    fn close(&mut self, depth: usize) {
        while self.open.last().is_some_and(|open| *open >= depth) {
            self.open.pop();
            self.out.push_str("</section>\n");
        }
    }

    fn contents(&mut self, lines: &[Line]) {
        self.out.push_str("<nav>\n<ul>\n");
        for line in lines {
            if let Line::Part { depth: 0, id, text } = line {
                let _ = writeln!(self.out, "<li><a href=\"#{}\">{}</a></li>", escaped(id), escaped(text));
            }
        }
        self.out.push_str("</ul>\n</nav>\n");
    }

    /// Words with the names of lists (`@name`) and sources (`[name`) as links to their places; `own` is no link.
    fn linked(&self, text: &str, own: &str) -> String {
        let mut out = String::new();
        for (number, word) in text.split(' ').enumerate() {
            if number > 0 {
                out.push(' ');
            }
            let named = word.trim_end_matches([':', ']', ',']);
            let list = named.strip_prefix('@').map(|name| format!("list-{name}"));
            let place = list.or_else(|| named.strip_prefix('[').map(|name| format!("source-{name}")));
            match place.filter(|place| place != own && self.places.contains(place.as_str())) {
                Some(place) => {
                    let rest = word.get(named.len()..).unwrap_or_default();
                    let _ = write!(
                        out,
                        "<a href=\"#{}\">{}</a>{}",
                        escaped(&place),
                        escaped(named),
                        escaped(rest)
                    );
                }
                None => out.push_str(&escaped(word)),
            }
        }
        out
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
