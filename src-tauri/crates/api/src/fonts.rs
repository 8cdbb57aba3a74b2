//! The fonts of this machine: which one each face is set in, how wide its characters are, what the
//! person should know of it.
//!
//! | module | what it holds |
//! |---|---|
//! | `search` | the folders, and which font stands for which |
//! | `widths` | how wide characters are |
//! | `notes` | what there is to say, in sentences |

mod notes;
mod search;
mod widths;

use std::path::PathBuf;

use form::fonts::{Face, FontProfile};
use form::width;
use layout::{Grid, Layout, Metrics};
use pdf::{FontFiles, Written};

use crate::error::{ApiError, ErrorCode};
use search::Search;

/// The fonts that a document is set in on this machine.
#[derive(Debug)]
pub struct Found {
    profile: FontProfile,
    search: Search,
}

impl Found {
    /// Looks for the usual fonts in the folders of the system.
    #[must_use]
    pub fn here() -> Self {
        Self::of(FontProfile::default())
    }

    /// Looks for fonts in the folders of the system.
    #[must_use]
    pub fn of(profile: FontProfile) -> Self {
        Self {
            search: Search::new(&profile, None),
            profile,
        }
    }

    /// Looks for fonts in these folders and what is below them, and nowhere else.
    #[must_use]
    pub fn in_folders(profile: FontProfile, folders: &[PathBuf]) -> Self {
        Self {
            search: Search::new(&profile, Some(folders)),
            profile,
        }
    }

    /// The name that the profile gives.
    #[must_use]
    pub fn wanted(&self, face: Face) -> &str {
        self.profile.name(face)
    }

    /// The family that the face is set in; `None` if no font of this machine has Chinese
    /// characters.
    #[must_use]
    pub fn family(&self, face: Face) -> Option<&str> {
        Some(&self.search.main(face)?.name)
    }

    /// Whether the font that the profile names is there.
    #[must_use]
    pub fn is_wanted(&self, face: Face) -> bool {
        self.search.chain(face).wanted
    }

    /// Whether the face is set in a bold weight, to come near to a design that is missing.
    #[must_use]
    pub fn is_bold(&self, face: Face) -> bool {
        self.search.main(face).is_some_and(|font| font.bold)
    }

    /// CSS families, best first: the name of the profile, then every name of the fonts that stand
    /// for it.
    #[must_use]
    pub fn families(&self, face: Face) -> Vec<String> {
        let fonts = &self.search.chain(face).fonts;
        let names = fonts
            .iter()
            .filter_map(|font| self.search.font(*font))
            .flat_map(|font| &font.families);
        let mut families = vec![self.wanted(face).to_owned()];
        for name in names {
            if !families.contains(name) {
                families.push(name.clone());
            }
        }
        families
    }

    /// Which font stands for which, and which could not be used, in sentences.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        notes::of(self, &self.profile.faces().collect::<Vec<_>>())
    }

    /// Advance of a character, in thousandths of the em; `None` if no font of the face has it.
    #[must_use]
    pub fn advance(&self, face: Face, c: char) -> Option<u16> {
        let fonts = &self.search.chain(face).fonts;
        fonts
            .iter()
            .find_map(|font| self.search.widths(*font)?.advance(c))
    }

    /// What the person should know about a file that was written with these fonts, in sentences.
    #[must_use]
    pub fn notes_on(&self, layout: &Layout, written: &Written) -> Vec<String> {
        let mut notes = notes::of(self, &faces(layout));
        notes.extend(notes::of_file(self, written));
        notes
    }

    /// Refuses to set a document that would come out empty.
    ///
    /// # Errors
    /// `unsupported` if no font of this machine has Chinese characters.
    pub fn check(&self) -> Result<(), ApiError> {
        if self.has_no_chinese() {
            return Err(ApiError::new(
                ErrorCode::Unsupported,
                "这台电脑没有中文字体，PDF 没有导出，稿件没有改动；请装好宋体、仿宋、黑体、楷体再导出，也可以先导出 Word 文件。",
            ));
        }
        Ok(())
    }

    fn has_no_chinese(&self) -> bool {
        Face::ALL
            .into_iter()
            .filter(|face| *face != Face::Latin)
            .all(|face| self.search.main(face).is_none())
    }
}

/// The faces that something on the pages is set in.
fn faces(layout: &Layout) -> Vec<Face> {
    let lines = layout.pages.iter().flat_map(|page| &page.lines);
    let mut used: Vec<Face> = lines
        .flat_map(|line| &line.pieces)
        .map(|piece| piece.face)
        .collect();
    used.sort_unstable();
    used.dedup();
    used
}

impl Metrics for Found {
    fn advance(&self, face: Face, c: char) -> i32 {
        // What is not drawn has no width, whatever a font says.
        if width::of(c) == 0 {
            return 0;
        }
        match self.advance(face, c) {
            Some(advance) => i32::from(advance),
            None => Grid.advance(face, c),
        }
    }
}

impl FontFiles for Found {
    fn of(&self, face: Face) -> &[usize] {
        &self.search.chain(face).fonts
    }

    fn read(&self, font: usize, see: &mut dyn FnMut(&[u8], u32)) {
        self.search.read(font, see);
    }
}
