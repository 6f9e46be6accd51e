//! Lays out the files of a pack for editors, and changes nothing that they say.
//!
//! In: a file's text. Out: the same words, comments and blank lines between paragraphs in one layout. Only spaces, line
//! breaks and the comma after a last item are touched, and what was written is read again before it is given back: a
//! layout that would change a pack's canonical bytes is a fault, never an answer.
//!
//! The layout: no indentation, one blank line at most, one space around `=` and after commas. What the author aligned
//! with more spaces (the `=` of neighbouring lines, the columns of tables under each other, a comment at the end of a
//! line) stays aligned. Lists run on one line if they fit in [`WIDTH`]; longer lists of words fill lines under the
//! first word, other lists have an item a line.

mod layout;
mod tree;

use toml::Table;

use crate::load::{PackFault, PackFile, PackFiles};

/// Characters of a line; a sentence or a table that is longer stays whole.
pub(crate) const WIDTH: usize = 120;

/// The laid out text of a pack's file.
///
/// # Errors
///
/// [`PackFault`] with file and line if the file is no TOML.
pub fn formatted(pack: &PackFiles, file: &PackFile) -> Result<String, PackFault> {
    // As the loader takes it: a name that only ends in these letters is no file of law.
    let is_toml = std::path::Path::new(&file.path).extension().is_some_and(|extension| extension == "toml");
    if !is_toml {
        return Ok(plain(&file.text));
    }
    let name =
        if file.path == pack.name { file.path.clone() } else { format!("{}/{}", pack.name, file.path) };
    let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
    let before = table(&name, text)?;
    let after = layout::write(&tree::read(text));
    if table(&name, &after).is_ok_and(|after| after == before) {
        Ok(after)
    } else {
        // INVARIANT: the layout moves spaces and line breaks only. Should it ever fail, nothing is written.
        Err(PackFault::new(
            name,
            0,
            "this file cannot be laid out without changing what it says: leave it as it is",
        ))
    }
}

fn table(name: &str, text: &str) -> Result<Table, PackFault> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        PackFault::new(name, line, error.message().lines().next().unwrap_or_default())
    })
}

/// A text file: no spaces at line ends, one blank line at most, one line break at the end.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && blank {
            continue;
        }
        blank = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    if blank && !out.is_empty() {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let file = PackFile { path: "pack.toml".to_owned(), text: text.to_owned() };
        let pack = PackFiles { name: "abc.entry".to_owned(), files: Vec::new() };
        let once = formatted(&pack, &file).expect("it is TOML");
        assert_eq!(once, expected);
        let twice = formatted(&pack, &PackFile { text: once.clone(), ..file }).expect("it is TOML");
        assert_eq!(twice, once, "the second run changes nothing");
    }

    #[test]
    fn spaces_and_blank_lines_have_one_layout() {
        check("\n\n  a=1\t\r\n\n\n\n[ x ]\nb   =  'c'\n\n", "a = 1\n\n[x]\nb = 'c'\n");
        check("a=[ 1,2 , 3, ]\nb={c=1,  d = [ ]}\n", "a = [1, 2, 3]\nb = { c = 1,  d = [] }\n");
        check("d = 2026-01-01 10:00:00\nf = 1.5 # x\n", "d = 2026-01-01 10:00:00\nf = 1.5 # x\n");
        check("", "");
    }

    #[test]
    fn what_was_aligned_stays_aligned_and_what_was_not_does_not() {
        check("a.id      = 1\na.title   = 2\nlone    = 3\n", "a.id      = 1\na.title   = 2\nlone = 3\n");
        check("a = 1        # one\nbcd=[1]      # two\n", "a = 1        # one\nbcd = [1]    # two\n");
        check(
            "x = [\n {a=1,   b=2},\n {a=10,  b=2}]\n",
            "x = [\n  { a = 1,   b = 2 },\n  { a = 10,  b = 2 },\n]\n",
        );
    }

    #[test]
    fn comments_stay_where_they_were() {
        check(
            "# top\nx = [ # why\n# first\n\"a\", # one\n\n\n\"b\" , 'c'\n# last\n] # end\n#tail",
            "# top\nx = [ # why\n  # first\n  \"a\", # one\n\n  \"b\", 'c',\n  # last\n] # end\n#tail\n",
        );
        check("x = { a =\n 1,\n b = 2 }\n", "x = { a = 1, b = 2 }\n");
        check("x = { a = [ 1, # no\n 2 ] }\n", "x = { a = [ 1, # no\n 2 ] }\n");
        check(
            "s = \"\"\"\n  a  \n\n\n  # no comment\n\"\"\"\n",
            "s = \"\"\"\n  a  \n\n\n  # no comment\n\"\"\"\n",
        );
    }

    #[test]
    fn long_lists_fill_lines_and_sentences_have_one_each() {
        let words: Vec<String> = (100..125).map(|n| format!("\"W{n}\"")).collect();
        let lines =
            format!("members = [{},\n           {}]\n", words[..13].join(", "), words[13..].join(", "));
        check(&format!("members=[\"W100\",\n{}]", words[1..].join(",\n")), &lines);
        let long = "x".repeat(60);
        check(
            &format!("when=[\"a {long}\",\"b {long}\"]"),
            &format!("when = [\n  \"a {long}\",\n  \"b {long}\",\n]\n"),
        );
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let pack = PackFiles { name: "abc.entry".to_owned(), files: Vec::new() };
        let file = PackFile { path: "rules/a.toml".to_owned(), text: "a = 1\nb = = 2\n".to_owned() };
        let fault = formatted(&pack, &file).expect_err("it is none");
        assert_eq!((fault.file.as_str(), fault.line), ("abc.entry/rules/a.toml", 2));
        let text = PackFile { path: "text/en.ftl".to_owned(), text: "\na = b  \n\n\nc = d".to_owned() };
        assert_eq!(formatted(&pack, &text).as_deref(), Ok("a = b\n\nc = d\n"));
    }
}
