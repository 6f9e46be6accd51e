//! The font: measuring and wrapping, and boxes for letters that it lacks.

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// What stands in for a letter that the font lacks.
const UNKNOWN_LETTER: char = '\u{25a1}';

/// Regular and bold.
pub(crate) struct Fonts {
    pub(crate) regular: Face,
    pub(crate) bold: Face,
}

pub(crate) struct Face {
    pub(crate) font: Font,
    metrics: FontRef<'static>,
}

impl Fonts {
    pub(crate) fn load() -> Option<Self> {
        Some(Self { regular: Face::load(dejavu::sans::regular())?, bold: Face::load(dejavu::sans::bold())? })
    }
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        Some(Self { font: Font::new(bytes.into(), 0)?, metrics: FontRef::new(bytes).ok()? })
    }

    /// The text with boxes for letters that the font lacks, and without control characters.
    pub(crate) fn printable(&self, text: &str) -> String {
        let letters = self.metrics.charmap();
        let shown = |c: char| {
            if c.is_whitespace() {
                ' '
            } else if letters.map(c).is_some() && !c.is_control() {
                c
            } else {
                UNKNOWN_LETTER
            }
        };
        text.chars().map(shown).collect()
    }

    /// Width of a line, in points. Kerning is left out: it only makes lines shorter.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let letters = self.metrics.charmap();
        let widths = self.metrics.glyph_metrics(Size::new(size), LocationRef::default());
        text.chars().filter_map(|c| letters.map(c)).filter_map(|glyph| widths.advance_width(glyph)).sum()
    }

    /// Breaks a text into lines no wider than `width`, at spaces, and inside words that are wider than a line.
    pub(crate) fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in self.printable(text).split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer, size) <= width {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if self.width(&line, size) > width && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_of_the_seven_languages() {
        let letters =
            "AÄáÇçĞğİıŇňÖöŞşÜüÝýŽž OʻoʻGʻgʻ АаЁёЙйЩщЫы ӘәҒғҚқҢңӨөҰұҮүҺһІі ҢңӨөҮү ҒғӢӣҚқӮӯҲҳҶҷ —–«»„“…№";
        for face in [Fonts::load().unwrap().regular, Fonts::load().unwrap().bold] {
            assert_eq!(face.printable(letters), letters);
            assert_eq!(face.printable("a\u{0}b\n漢"), "a□b □");
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let face = Fonts::load().unwrap().regular;
        let text = "Въезд разрешён один раз до последнего дня действия. ".repeat(5) + &"x".repeat(200);
        let lines = face.wrap(&text, 10.0, 120.0);
        assert!(lines.iter().all(|line| face.width(line, 10.0) <= 120.0));
        let bare = |text: &str| text.replace(' ', "");
        assert_eq!(bare(&lines.concat()), bare(&text));
        assert!(face.wrap("  ", 10.0, 120.0).is_empty());
    }
}
