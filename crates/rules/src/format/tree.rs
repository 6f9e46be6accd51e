//! A TOML file as its lines and the values in them, with every comment, and with the spaces that may be alignment.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// A line at the top of the file.
pub(super) enum Line<'t> {
    Blank,
    Comment(&'t str),
    Header { text: String, comment: Option<Tail<'t>> },
    Pair { key: &'t str, gap: usize, value: Value<'t>, comment: Option<Tail<'t>> },
}

/// A comment behind something, with its column on that line.
pub(super) struct Tail<'t> {
    pub(super) text: &'t str,
    pub(super) column: usize,
}

pub(super) enum Value<'t> {
    /// A string, a number, a date.
    Word(&'t str),
    /// A list.
    List(List<'t>),
    /// An inline table: its entries, each with the spaces before it.
    Table(Vec<(usize, &'t str, Value<'t>)>),
    /// A value with comments in its depth: as it stands.
    AsWritten(String),
}

pub(super) struct List<'t> {
    pub(super) entries: Vec<Entry<'t>>,
    /// The author broke the line after the bracket.
    pub(super) is_block: bool,
    /// A comment on the line of the opening bracket.
    pub(super) opening: Option<&'t str>,
}

/// Something in a list, on lines of its own.
pub(super) enum Entry<'t> {
    Blank,
    Comment(&'t str),
    Item(Value<'t>, Option<&'t str>),
}

/// Reads a file that is known to be TOML.
pub(super) fn read(text: &str) -> Vec<Line<'_>> {
    let mut reader = Reader { text, tokens: Source::new(text).lex().into_vec(), at: 0 };
    let mut lines = Vec::new();
    while let Some(line) = reader.line() {
        lines.push(line);
    }
    lines
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn line(&mut self) -> Option<Line<'t>> {
        self.spaces();
        let line = match self.kind() {
            TokenKind::Eof => return None,
            TokenKind::Newline => Line::Blank,
            TokenKind::Comment => Line::Comment(self.take().trim_end()),
            TokenKind::LeftSquareBracket => {
                let header = self.until(&[TokenKind::Newline, TokenKind::Comment]);
                let text = header.chars().filter(|c| !matches!(c, ' ' | '\t')).collect();
                Line::Header { text, comment: self.tail() }
            }
            _ => {
                let (key, gap) = self.key();
                let value = self.value();
                Line::Pair { key, gap, value, comment: self.tail() }
            }
        };
        if self.kind() == TokenKind::Newline {
            self.at += 1;
        }
        Some(line)
    }

    /// A key and the spaces between it and its `=`, which is passed.
    fn key(&mut self) -> (&'t str, usize) {
        let raw = self.until(&[TokenKind::Equals]);
        let key = raw.trim();
        let gap = raw.trim_start().chars().count() - key.chars().count();
        self.pass(TokenKind::Equals);
        (key, gap)
    }

    fn value(&mut self) -> Value<'t> {
        self.spaces();
        let start = self.at;
        let found = match self.kind() {
            TokenKind::LeftSquareBracket => self.list().map(Value::List),
            TokenKind::LeftCurlyBracket => self.table().map(Value::Table),
            _ => {
                const ENDS: &[TokenKind] = &[
                    TokenKind::Comma,
                    TokenKind::RightSquareBracket,
                    TokenKind::RightCurlyBracket,
                    TokenKind::Newline,
                    TokenKind::Comment,
                ];
                Some(Value::Word(self.until(ENDS).trim()))
            }
        };
        found.unwrap_or_else(|| {
            self.at = start;
            Value::AsWritten(self.as_written())
        })
    }

    /// A list with its comments; `None` never comes from a list itself.
    fn list(&mut self) -> Option<List<'t>> {
        self.pass(TokenKind::LeftSquareBracket);
        self.spaces();
        let opening = (self.kind() == TokenKind::Comment).then(|| self.take().trim_end());
        let mut list = List { entries: Vec::new(), is_block: self.kind() == TokenKind::Newline, opening };
        self.pass(TokenKind::Newline);
        loop {
            self.spaces();
            match self.kind() {
                TokenKind::Newline => {
                    self.at += 1;
                    list.entries.push(Entry::Blank);
                }
                TokenKind::Comment => {
                    list.entries.push(Entry::Comment(self.take().trim_end()));
                    self.pass(TokenKind::Newline);
                }
                TokenKind::RightSquareBracket => {
                    self.at += 1;
                    return Some(list);
                }
                TokenKind::Eof => return None,
                _ => {
                    let value = self.value();
                    let comment = self.after_item();
                    list.entries.push(Entry::Item(value, comment));
                }
            }
        }
    }

    /// Passes the comma behind an item, wherever it stands, and takes the comment on the item's line.
    fn after_item(&mut self) -> Option<&'t str> {
        self.spaces();
        let mut comment = None;
        let mut found = self.pass(TokenKind::Comma);
        self.spaces();
        if self.kind() == TokenKind::Comment {
            comment = Some(self.take().trim_end());
        }
        self.pass(TokenKind::Newline);
        // A comma on a later line belongs to this item all the same.
        let start = self.at;
        while !found && matches!(self.kind(), TokenKind::Newline | TokenKind::Whitespace) {
            self.at += 1;
        }
        found = found || self.pass(TokenKind::Comma);
        if !found {
            self.at = start;
        }
        comment
    }

    /// An inline table; `None` if there are comments in it.
    fn table(&mut self) -> Option<Vec<(usize, &'t str, Value<'t>)>> {
        self.pass(TokenKind::LeftCurlyBracket);
        let mut entries = Vec::new();
        let mut gap = 1;
        loop {
            match self.kind() {
                TokenKind::Whitespace => gap = self.take().chars().count().max(1),
                TokenKind::Newline => {
                    gap = 1;
                    self.at += 1;
                    self.spaces();
                }
                TokenKind::Comma => {
                    gap = 1;
                    self.at += 1;
                }
                TokenKind::RightCurlyBracket => {
                    self.at += 1;
                    return Some(entries);
                }
                TokenKind::Comment | TokenKind::Eof => return None,
                _ => {
                    let (key, _) = self.key();
                    // The reader of packs takes a value on the line after its `=` too.
                    while matches!(self.kind(), TokenKind::Newline | TokenKind::Whitespace) {
                        self.at += 1;
                    }
                    let value = self.value();
                    if matches!(value, Value::AsWritten(_)) || has_comment(&value) {
                        return None;
                    }
                    entries.push((if entries.is_empty() { 1 } else { gap }, key, value));
                    gap = 1;
                    self.spaces();
                }
            }
        }
    }

    /// The value that begins here, as it stands; spaces at the ends of its lines go.
    fn as_written(&mut self) -> String {
        let mut out = String::new();
        let mut depth = 0_usize;
        loop {
            let kind = self.kind();
            match kind {
                TokenKind::Eof => return out,
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            let token = self.take();
            match kind {
                TokenKind::Newline => {
                    out.truncate(out.trim_end_matches([' ', '\t']).len());
                    out.push('\n');
                }
                TokenKind::Comment => out.push_str(token.trim_end()),
                _ => out.push_str(token),
            }
            if depth == 0 {
                return out;
            }
        }
    }

    fn tail(&mut self) -> Option<Tail<'t>> {
        self.spaces();
        if self.kind() != TokenKind::Comment {
            return None;
        }
        let start = self.tokens.get(self.at).map_or(0, |token| token.span().start());
        let line = self.text.get(..start)?.rsplit('\n').next().unwrap_or_default();
        let column = line.trim_start().chars().count();
        Some(Tail { text: self.take().trim_end(), column })
    }

    fn kind(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, Token::kind)
    }

    fn take(&mut self) -> &'t str {
        let span = self.tokens.get(self.at).map(Token::span);
        self.at += 1;
        span.and_then(|span| self.text.get(span.start()..span.end())).unwrap_or_default()
    }

    /// Passes a token of this kind, if it stands here.
    fn pass(&mut self, kind: TokenKind) -> bool {
        let is_here = self.kind() == kind;
        if is_here {
            self.at += 1;
        }
        is_here
    }

    fn spaces(&mut self) {
        while self.kind() == TokenKind::Whitespace {
            self.at += 1;
        }
    }

    /// The text up to the first token of these kinds, which stays.
    fn until(&mut self, ends: &[TokenKind]) -> &'t str {
        let start = self.tokens.get(self.at).map_or(self.text.len(), |token| token.span().start());
        while self.kind() != TokenKind::Eof && !ends.contains(&self.kind()) {
            self.at += 1;
        }
        let end = self.tokens.get(self.at).map_or(self.text.len(), |token| token.span().start());
        self.text.get(start..end).unwrap_or_default()
    }
}

fn has_comment(value: &Value<'_>) -> bool {
    match value {
        Value::Word(_) => false,
        Value::AsWritten(_) => true,
        Value::Table(entries) => entries.iter().any(|(_, _, value)| has_comment(value)),
        Value::List(list) => {
            list.opening.is_some()
                || list.entries.iter().any(|entry| match entry {
                    Entry::Blank => false,
                    Entry::Comment(_) | Entry::Item(_, Some(_)) => true,
                    Entry::Item(value, None) => has_comment(value),
                })
        }
    }
}
