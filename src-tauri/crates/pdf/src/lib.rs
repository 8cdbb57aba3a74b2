//! Pages of placed lines to a PDF file, with the fonts in it.
//!
//! ```text
//! Layout ─ choice ─→ which font draws which character, by which glyph
//!        ─ subset ─→ each font cut down to those glyphs
//!        ─ content ─→ the pages
//!        ─ outline, embed, document ─→ bytes
//! ```
//!
//! | module | what it holds |
//! |---|---|
//! | [`FontFiles`] | where fonts come from |
//! | `choice` | which font draws a character; what stands for one that no font has |
//! | `subset` | one font, cut down |
//! | `embed` | it as objects of the file |
//! | `content` | what is drawn on a page |
//! | `outline` | headings, one below the other |
//! | `document` | the file around them |
//!
//! `pdf-writer` knows the syntax of PDF and `subsetter` the tables of fonts: typst writes its files
//! with both. What is ours is which glyph stands where, and which text a reader gets back.
//!
//! The crate is pure: font files and the time come in, and two runs give the same bytes.

mod choice;
mod content;
mod document;
mod embed;
mod files;
mod outline;
mod subset;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use layout::Layout;

pub use files::FontFiles;

use crate::choice::Choice;
use crate::subset::Subset;

/// What the properties of the file show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// Title.
    pub title: String,
    /// Author.
    pub author: String,
    /// The day that the file is of; none where it is not known.
    pub day: Option<NaiveDate>,
}

/// A written file, and what the person should know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that no font has: a box stands for each, the text can still be copied.
    pub boxed: Vec<char>,
    /// Fonts (by the numbers of [`FontFiles`]) that were passed over because their file is broken.
    pub broken: Vec<usize>,
}

/// Why no file came out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is text, and no font that could draw any of it.
    #[error("PDF 没有生成，稿件没有改动：没有可以用的字体。请装好宋体、仿宋等中文字体再导出。")]
    NoFont,
    /// The file can't be packed: memory ran out or a library has a fault.
    #[error("PDF 没有生成，稿件没有改动，请再导出一次。")]
    Packing(#[from] std::io::Error),
}

/// Pages as the bytes of a PDF file.
///
/// # Errors
/// [`Error`].
pub fn write(layout: &Layout, files: &impl FontFiles, info: &Info) -> Result<Written, Error> {
    let needed = choice::needed(layout);
    let mut broken = BTreeSet::new();
    // A font can look sound and fail when it is cut down; then others draw its characters.
    let (choice, subsets) = loop {
        let choice = Choice::of(&needed, files, &mut broken)?;
        match subsets(&choice, files) {
            Ok(subsets) => break (choice, subsets),
            Err(font) => broken.insert(font),
        };
    };
    Ok(Written {
        bytes: document::write(layout, &choice, &subsets, info)?,
        boxed: choice.boxed().collect(),
        broken: broken.into_iter().collect(),
    })
}

/// Every font that draws something, in the order of the choice; or the first that can't be cut
/// down.
fn subsets(choice: &Choice, files: &impl FontFiles) -> Result<Vec<Subset>, usize> {
    choice
        .fonts()
        .map(|(font, glyphs)| {
            let mut subset = None;
            files.read(font, &mut |data, index| {
                subset = Subset::of(data, index, glyphs);
            });
            subset.ok_or(font)
        })
        .collect()
}
