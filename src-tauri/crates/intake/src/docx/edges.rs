//! What stands above and below the pages: headers and footers, each in a part of its own.

use std::collections::{BTreeSet, HashSet};

use super::archive::Archive;
use super::styles::Styles;
use super::xml::Start;
use super::{body, relations};
use crate::Fault;
use crate::left_out::is_page_number;
use crate::paragraph::Paragraph;

/// The most headers and footers that are looked at. A section has six.
const MOST: usize = 30;

/// The headers and footers that the sections of a text name, by the ids of their relations.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// How many sections have begun.
    sections: usize,
    /// Whether the section that was begun last has a first page of its own.
    is_own: bool,
    /// The header of its first page.
    first: Option<String>,
    /// That of the first section.
    head: Option<String>,
    /// The others that pages have.
    others: BTreeSet<String>,
}

/// What was read of them.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The paragraphs of the header of the first page.
    pub(super) head: Vec<Paragraph>,
    /// Whether another has words that are no page number.
    pub(super) others: bool,
}

impl Edges {
    /// Takes what an element in the properties of a section says.
    pub(super) fn take(&mut self, start: &Start<'_>) -> Result<(), Fault> {
        match start.name() {
            "sectPr" => {
                self.sections += 1;
                self.is_own = false;
                self.first = None;
            }
            "titlePg" => self.is_own = start.is_on()?,
            name @ ("headerReference" | "footerReference") => {
                let Some(id) = start.attribute("id")? else {
                    return Ok(());
                };
                // Those of a first page stand in many files in which no page shows them; the program
                // keeps them, and so it does with those of even pages.
                match start.attribute("type")?.as_deref() {
                    Some("first") if name == "headerReference" => self.first = Some(id),
                    Some("first" | "even") => {}
                    _ if self.others.len() < MOST => {
                        self.others.insert(id);
                    }
                    _ => {}
                }
            }
            _ => return Ok(()),
        }
        // `titlePg` comes behind the references.
        if self.is_own
            && let Some(first) = self.first.take()
        {
            match self.sections {
                1 => self.head = Some(first),
                _ if self.others.len() < MOST => {
                    self.others.insert(first);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads them. One that is damaged has no words: the text can be read without.
    ///
    /// # Errors
    /// [`Fault::TooLarge`].
    pub(super) fn read(
        self,
        archive: &mut Archive<'_>,
        main: &str,
        styles: &Styles,
    ) -> Result<Read, Fault> {
        let mut read = Read::default();
        if self.head.is_none() && self.others.is_empty() {
            return Ok(read);
        }
        let wanted: HashSet<&str> = self
            .head
            .iter()
            .chain(&self.others)
            .map(String::as_str)
            .collect();
        let parts = relations::by_id(archive, main, &wanted)?;
        let budget = archive.budget;
        let mut paragraphs = |id: &str| match parts.get(id) {
            Some(part) => sound(archive.part(part, |xml| body::read_edge(xml, budget, styles))),
            None => Ok(Vec::new()),
        };
        if let Some(head) = &self.head {
            read.head = paragraphs(head)?;
        }
        for id in &self.others {
            let lines = paragraphs(id)?;
            read.others |= lines.iter().any(|line| !is_page_number(&line.text));
        }
        Ok(read)
    }
}

fn sound(read: Result<Option<Vec<Paragraph>>, Fault>) -> Result<Vec<Paragraph>, Fault> {
    match read {
        Err(Fault::Damaged(_)) => Ok(Vec::new()),
        read => Ok(read?.unwrap_or_default()),
    }
}
