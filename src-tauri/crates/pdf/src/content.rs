//! What is drawn on a page.

use form::width;
use layout::page::{Length, Page, Piece, Rule};
use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, Str, TextStr};

use crate::choice::{Choice, Drawn};
use crate::document::{from_below, points};
use crate::subset::Subset;

/// The name of a font on the pages.
pub(crate) fn font_name(font: usize) -> String {
    format!("F{font}")
}

/// The drawing of a page: its rules, then its lines in the order in which they are read.
pub(crate) fn page(page: &Page, choice: &Choice, subsets: &[Subset]) -> Vec<u8> {
    let mut sheet = Sheet {
        content: Content::new(),
        red: None,
        bold: false,
        choice,
        subsets,
    };
    for rule in &page.rules {
        sheet.rule(rule);
    }
    sheet.content.begin_text();
    for line in &page.lines {
        for piece in &line.pieces {
            sheet.piece(piece, line.y);
        }
    }
    sheet.content.end_text();
    sheet.content.finish().into_vec()
}

/// Sizes in the width of the outline of bold glyphs.
const BOLD: f32 = 36.0;

/// A page that is being drawn.
struct Sheet<'a> {
    content: Content,
    /// The colour that is set: red, black, none yet.
    red: Option<bool>,
    /// Whether glyphs are drawn bold.
    bold: bool,
    choice: &'a Choice,
    subsets: &'a [Subset],
}

/// A character with its place.
struct Placed {
    c: char,
    x: Length,
    drawn: Drawn,
    /// The text that is copied where its glyph alone would give another.
    text: Option<String>,
    /// Width of the box that stands for a character that no font has, in thousandths of the size.
    boxed: Option<f32>,
}

impl Sheet<'_> {
    fn colour(&mut self, red: bool) {
        if self.red == Some(red) {
            return;
        }
        self.red = Some(red);
        if red {
            self.content.set_fill_rgb(1.0, 0.0, 0.0);
        } else {
            self.content.set_fill_gray(0.0);
        }
    }

    /// Bold as Word makes it where a font has no bold weight, as the Chinese ones have none: the
    /// outline is drawn too.
    fn weight(&mut self, piece: &Piece) {
        if piece.bold {
            self.content
                .set_line_width(half_points(piece.size) / BOLD)
                .set_stroke_gray(0.0);
        }
        if self.bold != piece.bold {
            self.bold = piece.bold;
            self.content.set_text_rendering_mode(if piece.bold {
                TextRenderingMode::FillStroke
            } else {
                TextRenderingMode::Fill
            });
        }
    }

    fn rule(&mut self, rule: &Rule) {
        if rule.width <= 0 || rule.thickness <= 0 {
            return;
        }
        self.colour(rule.red);
        let lower = from_below(rule.y.saturating_add(rule.thickness / 2));
        self.content
            .rect(
                points(rule.x),
                lower,
                points(rule.width),
                points(rule.thickness),
            )
            .fill_nonzero();
    }

    fn piece(&mut self, piece: &Piece, y: Length) {
        let placed = self.placed(piece);
        if placed.is_empty() || piece.size == 0 {
            return;
        }
        self.colour(piece.red);
        self.weight(piece);
        let together = |one: &Placed, other: &Placed| {
            one.drawn.font == other.drawn.font && one.boxed.is_none() && other.boxed.is_none()
        };
        for run in placed.chunk_by(together) {
            self.run(run, piece.size, y);
        }
    }

    /// The characters that leave a mark. One that leaves none (a selector of a variant) is copied
    /// with the one before it.
    fn placed(&self, piece: &Piece) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::with_capacity(piece.xs.len());
        for (c, &x) in piece.text.chars().zip(&piece.xs) {
            if let Some(drawn) = self.choice.drawn(piece.face, c) {
                let otherwise = self.choice.copies_otherwise(c, drawn);
                placed.push(Placed {
                    c,
                    x,
                    drawn,
                    text: otherwise.then(|| c.to_string()),
                    boxed: (drawn.glyph == 0).then(|| grid(c)),
                });
            } else if width::of(c) == 0
                && !c.is_control()
                && let Some(before) = placed.last_mut()
            {
                let base = before.c;
                before.text.get_or_insert_with(|| base.to_string()).push(c);
            }
        }
        placed
    }

    /// Characters of one font; or a box alone, which is stretched to the place of its character:
    /// left narrow, readers take what is free beside it for a space.
    fn run(&mut self, run: &[Placed], size: u32, y: Length) {
        let Some(first) = run.first() else { return };
        let Some(subset) = self.subsets.get(first.drawn.font) else {
            return;
        };
        let size = half_points(size);
        let advance = subset.advance(0);
        let stretch = match first.boxed {
            Some(width) if advance > 0.0 => width / advance,
            _ => 1.0,
        };
        self.content
            .set_font(Name(font_name(first.drawn.font).as_bytes()), size)
            .set_text_matrix([stretch, 0.0, 0.0, 1.0, points(first.x), from_below(y)]);
        let mut pen = Pen {
            at: f64::from(first.x),
            size: f64::from(size),
        };
        for group in run.chunk_by(|one, other| one.text.is_none() && other.text.is_none()) {
            let text = group.first().and_then(|placed| placed.text.as_deref());
            if let Some(text) = text {
                self.content
                    .begin_marked_content_with_properties(Name(b"Span"))
                    .properties()
                    .actual_text(TextStr(text));
            }
            self.show(group, subset, &mut pen);
            if text.is_some() {
                self.content.end_marked_content();
            }
        }
    }

    fn show(&mut self, group: &[Placed], subset: &Subset, pen: &mut Pen) {
        let mut positioned = self.content.show_positioned();
        let mut items = positioned.items();
        let mut codes: Vec<u8> = Vec::with_capacity(group.len() * 2);
        for placed in group {
            let glyph = subset.glyph(placed.drawn.glyph);
            if let Some(amount) = pen.move_to(placed.x) {
                if !codes.is_empty() {
                    items.show(Str(&codes));
                    codes.clear();
                }
                items.adjust(amount);
            }
            codes.extend(glyph.to_be_bytes());
            pen.pass(subset.advance(glyph));
        }
        if !codes.is_empty() {
            items.show(Str(&codes));
        }
    }
}

/// Where a reader of the file stands: it goes on by the advance of each glyph.
struct Pen {
    /// Thousandths of a point.
    at: f64,
    /// Points.
    size: f64,
}

impl Pen {
    /// What brings a reader to `x`, in thousandths of the size, to the left; `None` if it is there.
    fn move_to(&mut self, x: Length) -> Option<f32> {
        // Hundredths: what is cut off is made up for at the next character.
        let amount = ((self.at - f64::from(x)) / self.size * 100.0).round() / 100.0;
        if amount == 0.0 {
            return None;
        }
        self.at -= amount * self.size;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "PDF knows no longer numbers"
        )]
        let amount = amount as f32;
        Some(amount)
    }

    fn pass(&mut self, advance: f32) {
        self.at += f64::from(advance) * self.size;
    }
}

/// Width of a character as it stands where no font has it.
fn grid(c: char) -> f32 {
    f32::from(u16::try_from(width::of(c)).unwrap_or(2)) * 500.0
}

fn half_points(size: u32) -> f32 {
    f32::from(u16::try_from(size).unwrap_or(u16::MAX)) / 2.0
}
