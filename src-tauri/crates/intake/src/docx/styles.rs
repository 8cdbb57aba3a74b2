//! What the styles are called, and which of them are headings or numbered.

use std::collections::HashMap;

use super::archive::Archive;
use super::relations;
use super::xml::Xml;
use crate::Fault;
use crate::paragraph::ParagraphStyle;

/// The most styles that are looked at. A file that went through many hands has a few hundred.
const MOST: usize = 10_000;
/// The most styles that one style goes back to.
const LONGEST: usize = 50;

/// A place in a list, as a paragraph or a style names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// The use of a list; 0 for none.
    pub(super) used: Option<i64>,
    /// The level, from 0.
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    heading: Option<u8>,
    place: Place,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
}

impl Styles {
    /// The style with an id.
    pub(super) fn of(&self, id: &str) -> ParagraphStyle {
        ParagraphStyle {
            id: id.to_owned(),
            name: self
                .by_id
                .get(id)
                .map(|it| it.name.clone())
                .unwrap_or_default(),
        }
    }

    /// The style and those that it goes back to.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = self.by_id.get(id).map(|style| (id, style));
        std::iter::successors(first, |(_, style)| {
            let id = style.based_on.as_deref()?;
            Some((id, self.by_id.get(id)?))
        })
        .take(LONGEST)
    }

    /// The level of heading that a style says, 0 for running text.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(id, style)| {
            let named = || self.of(id).heading();
            style.heading.or_else(named)
        })
    }

    /// The place that a style gives its paragraphs, and the style of the chain that names the list.
    pub(super) fn place<'a>(&'a self, id: &'a str) -> (Place, Option<&'a str>) {
        let mut place = Place::default();
        let mut names = None;
        for (id, style) in self.chain(id) {
            if place.used.is_none() && style.place.used.is_some() {
                place.used = style.place.used;
                names = Some(id);
            }
            place.level = place.level.or(style.place.level);
        }
        (place, names)
    }
}

/// Reads the styles. A text can be read without: where there are none, names stay empty.
pub(super) fn read(archive: &mut Archive<'_>, main: &str) -> Result<Styles, Fault> {
    let Some(part) = relations::beside(archive, main, "styles")? else {
        return Ok(Styles::default());
    };
    Ok(archive.part(&part, from)?.unwrap_or_default())
}

/// Reads the styles of a part, which may hold other things as well.
pub(super) fn from(xml: &mut Xml<'_>) -> Result<Styles, Fault> {
    let mut styles = Styles::default();
    let mut open = String::new();
    xml.each(|around, start| {
        let inside = around.iter().rposition(|name| name == "style");
        let within: Vec<&str> = match inside {
            Some(at) => around[at + 1..].iter().map(String::as_str).collect(),
            None => Vec::new(),
        };
        if start.name() == "style" && around.last().is_some_and(|it| it == "styles") {
            open = start.attribute("styleId")?.unwrap_or_default();
            if styles.by_id.len() < MOST {
                styles.by_id.insert(open.clone(), Style::default());
            }
            return Ok(());
        }
        let Some(style) = styles.by_id.get_mut(&open).filter(|_| inside.is_some()) else {
            return Ok(());
        };
        match (within.as_slice(), start.name()) {
            ([], "name") => style.name = start.value()?,
            ([], "basedOn") => style.based_on = Some(start.value()?),
            (["pPr"], "outlineLvl") => style.heading = heading(start.number()?),
            (["pPr", "numPr" | "listPr"], "numId" | "ilfo") => style.place.used = start.number()?,
            (["pPr", "numPr" | "listPr"], "ilvl") => style.place.level = start.number()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// The level of heading that an outline level from 0 stands for; 0 is running text.
pub(super) fn heading(outline: Option<u8>) -> Option<u8> {
    outline.map(|level| if level < 9 { level + 1 } else { 0 })
}
