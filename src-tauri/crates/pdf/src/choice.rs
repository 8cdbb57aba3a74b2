//! Which font draws which character.
//!
//! The first font of a face's list that has the character draws it. One that no font has is drawn
//! as the box of the face's first font and still copied as text. A font that draws for several
//! faces is one font of the file.

use std::collections::{BTreeMap, BTreeSet};

use form::fonts::Face;
use form::width;
use layout::Layout;
use ttf_parser::GlyphId;

use crate::Error;
use crate::files::FontFiles;

/// The characters of a document, by face.
pub(crate) type Needed = BTreeMap<Face, BTreeSet<char>>;

/// The glyphs of a font that are used, and which character each gives back when it is copied. Glyph
/// 0, the box, gives back none: it stands for many.
pub(crate) type Glyphs = BTreeMap<u16, Option<char>>;

/// How a character is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// Number of the font among [`Choice::fonts`].
    pub(crate) font: usize,
    /// The glyph, as the whole font numbers it.
    pub(crate) glyph: u16,
}

/// Which font draws which character.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    drawn: BTreeMap<(Face, char), Drawn>,
    fonts: Vec<(usize, Glyphs)>,
    boxed: BTreeSet<char>,
}

/// The characters that need a glyph.
pub(crate) fn needed(layout: &Layout) -> Needed {
    let mut needed = Needed::new();
    let lines = layout.pages.iter().flat_map(|page| &page.lines);
    for piece in lines.flat_map(|line| &line.pieces) {
        let chars = piece.text.chars().filter(|&c| width::of(c) > 0);
        needed.entry(piece.face).or_default().extend(chars);
    }
    needed
}

impl Choice {
    /// Chooses. Files that are no fonts, or whose glyphs are no outlines, are added to `broken`;
    /// those that are in it are not looked at.
    ///
    /// # Errors
    /// [`Error::NoFont`].
    pub(crate) fn of(
        needed: &Needed,
        files: &impl FontFiles,
        broken: &mut BTreeSet<usize>,
    ) -> Result<Self, Error> {
        let mut choice = Self::default();
        for (&face, chars) in needed {
            choice.choose(face, chars, files, broken)?;
        }
        Ok(choice)
    }

    fn choose(
        &mut self,
        face: Face,
        chars: &BTreeSet<char>,
        files: &impl FontFiles,
        broken: &mut BTreeSet<usize>,
    ) -> Result<(), Error> {
        let mut left: Vec<char> = chars.iter().copied().collect();
        let mut stand_in = StandIn::default();
        for font in fonts(face, files) {
            if left.is_empty() {
                return Ok(());
            }
            if broken.contains(&font) {
                continue;
            }
            let mut sound = false;
            files.read(font, &mut |data, index| {
                let Some(outlines) = outlines(data, index) else {
                    return;
                };
                sound = true;
                stand_in.offer(font, &outlines);
                left.retain(|&c| match glyph(&outlines, c) {
                    Some(glyph) => {
                        self.draw(face, c, font, glyph, Some(c));
                        false
                    }
                    None => true,
                });
            });
            if !sound {
                broken.insert(font);
            }
        }
        // A white space that no font has needs no box.
        left.retain(|c| !c.is_whitespace());
        for c in left {
            let font = stand_in.font.ok_or(Error::NoFont)?;
            self.draw(face, c, font, 0, None);
            self.boxed.insert(c);
        }
        Ok(())
    }

    fn draw(&mut self, face: Face, c: char, font: usize, glyph: u16, copied: Option<char>) {
        let at = match self.fonts.iter().position(|(known, _)| *known == font) {
            Some(at) => at,
            None => {
                self.fonts.push((font, Glyphs::new()));
                self.fonts.len() - 1
            }
        };
        self.fonts[at].1.entry(glyph).or_insert(copied);
        self.drawn.insert((face, c), Drawn { font: at, glyph });
    }

    /// The fonts that draw something, with their numbers in [`FontFiles`].
    pub(crate) fn fonts(&self) -> impl Iterator<Item = (usize, &Glyphs)> {
        self.fonts.iter().map(|(font, glyphs)| (*font, glyphs))
    }

    /// How a character is drawn; `None` for one that leaves no mark.
    pub(crate) fn drawn(&self, face: Face, c: char) -> Option<Drawn> {
        self.drawn.get(&(face, c)).copied()
    }

    /// Whether copying the glyph of a character gives another character or none.
    pub(crate) fn copies_otherwise(&self, c: char, drawn: Drawn) -> bool {
        self.fonts[drawn.font].1.get(&drawn.glyph) != Some(&Some(c))
    }

    /// Characters that a box stands for.
    pub(crate) fn boxed(&self) -> impl Iterator<Item = char> {
        self.boxed.iter().copied()
    }
}

/// The fonts of a face; where it has none, those of the others.
fn fonts(face: Face, files: &impl FontFiles) -> Vec<usize> {
    let mut fonts = files.of(face).to_vec();
    if fonts.is_empty() {
        for font in Face::ALL.iter().flat_map(|&other| files.of(other)) {
            if !fonts.contains(font) {
                fonts.push(*font);
            }
        }
    }
    fonts
}

/// The font, if its glyphs are outlines. Fonts of coloured pictures draw nothing that can be cut
/// out of them.
fn outlines(data: &[u8], index: u32) -> Option<ttf_parser::Face<'_>> {
    let font = ttf_parser::Face::parse(data, index).ok()?;
    let drawn = font.tables().glyf.is_some() || font.tables().cff.is_some();
    (drawn && font.units_per_em() > 0 && font.number_of_glyphs() > 0).then_some(font)
}

/// The glyph that draws a character. Some fonts list characters that they have only an empty glyph
/// for.
fn glyph(outlines: &ttf_parser::Face<'_>, c: char) -> Option<u16> {
    let glyph = outlines.glyph_index(c).filter(|glyph| glyph.0 > 0)?;
    (c.is_whitespace() || outlines.glyph_bounding_box(glyph).is_some()).then_some(glyph.0)
}

/// The font whose box stands for what no font has: the first that draws one, else the first.
#[derive(Default)]
struct StandIn {
    font: Option<usize>,
    draws: bool,
}

impl StandIn {
    fn offer(&mut self, font: usize, outlines: &ttf_parser::Face<'_>) {
        if self.draws {
            return;
        }
        let draws = outlines.glyph_bounding_box(GlyphId(0)).is_some();
        if draws || self.font.is_none() {
            *self = Self {
                font: Some(font),
                draws,
            };
        }
    }
}
