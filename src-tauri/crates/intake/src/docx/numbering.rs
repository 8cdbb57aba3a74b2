//! How lists are numbered: `numbering.xml`, and the lists in Word's XML of 2003, which has other
//! names for the same things.

use super::archive::Archive;
use super::relations;
use super::xml::{Start, Xml};
use crate::Fault;
use crate::numbering::{Level, Lists, NumberFormat};

/// Reads the lists. A text can be read without.
pub(super) fn read(archive: &mut Archive<'_>, main: &str) -> Result<Lists, Fault> {
    let Some(part) = relations::beside(archive, main, "numbering")? else {
        return Ok(Lists::default());
    };
    Ok(archive.part(&part, from)?.unwrap_or_default())
}

/// Reads the lists of a part, which may hold other things as well.
pub(super) fn from(xml: &mut Xml<'_>) -> Result<Lists, Fault> {
    let mut lists = Lists::default();
    // The list or use that is open, and the level in it.
    let mut open = 0;
    let mut level = None;
    xml.each(|around, start| {
        let outer = around.iter().rev().find_map(|name| Outer::of(name));
        match (outer, start.name()) {
            (None, "abstractNum") => open = id(start, "abstractNumId")?,
            (None, "listDef") => open = id(start, "listDefId")?,
            (None, "num") => open = id(start, "numId")?,
            (None, "list") => open = id(start, "ilfo")?,
            (Some(_), "lvl" | "lvlOverride") => {
                level = start
                    .attribute("ilvl")?
                    .and_then(|it| it.parse::<usize>().ok());
            }
            (Some(Outer::List), name) => {
                let Some(list) = lists.list(open) else {
                    return Ok(());
                };
                if matches!(name, "numStyleLink" | "listStyleLink") {
                    list.same_as = Some(start.value()?);
                } else if let Some(place) = level.and_then(|at| list.levels.get_mut(at)) {
                    describe(place.get_or_insert_default(), start)?;
                }
            }
            (Some(Outer::Use), name) => {
                let Some(used) = lists.used(open) else {
                    return Ok(());
                };
                let change = level.and_then(|at| used.changes.get_mut(at));
                match (name, change) {
                    ("abstractNumId" | "ilst", _) => {
                        used.list = start.number()?.unwrap_or_default();
                    }
                    ("startOverride", Some(change)) => change.start = start.number()?,
                    (_, Some(change)) if around.iter().any(|name| name == "lvl") => {
                        describe(change.level.get_or_insert_default(), start)?;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(lists)
}

#[derive(Debug, Clone, Copy)]
enum Outer {
    List,
    Use,
}

impl Outer {
    fn of(name: &str) -> Option<Self> {
        match name {
            "abstractNum" | "listDef" => Some(Self::List),
            "num" | "list" => Some(Self::Use),
            _ => None,
        }
    }
}

fn id(start: &Start<'_>, name: &str) -> Result<i64, Fault> {
    let id = start.attribute(name)?;
    Ok(id.and_then(|id| id.trim().parse().ok()).unwrap_or_default())
}

/// Takes over what an element says about a level.
fn describe(level: &mut Level, start: &Start<'_>) -> Result<(), Fault> {
    match start.name() {
        "start" => level.start = start.number()?.unwrap_or(1),
        "numFmt" => level.format = NumberFormat::of_name(&start.value()?),
        "nfc" => level.format = NumberFormat::of_code(start.number()?.unwrap_or_default()),
        "lvlText" => level.text = start.value()?,
        "suff" => level.is_close = start.value()?.eq_ignore_ascii_case("nothing"),
        "lvlRestart" => level.restart = start.number()?,
        "isLgl" => level.is_decimal = start.is_on()?,
        "pStyle" => level.style = Some(start.value()?),
        _ => {}
    }
    Ok(())
}
