//! What the styles are called.

use std::collections::HashMap;

use super::WordStyle;
use super::archive::Archive;
use super::relations;
use super::xml::Node;
use crate::Fault;

/// The most styles that are looked at. A file that went through many hands has a few hundred.
const MOST: usize = 10_000;

/// Names of styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    names: HashMap<String, String>,
}

impl Styles {
    /// The style with an id.
    pub(super) fn of(&self, id: &str) -> WordStyle {
        WordStyle {
            id: id.to_owned(),
            name: self.names.get(id).cloned().unwrap_or_default(),
        }
    }
}

/// Reads the styles. A text can be read without: where there are none, names stay empty.
pub(super) fn read(archive: &mut Archive<'_>, main: &str) -> Result<Styles, Fault> {
    let Some(part) = relations::styles(archive, main)? else {
        return Ok(Styles::default());
    };
    let names = archive.part(&part, |xml| {
        let mut names = HashMap::new();
        let mut style: Option<String> = None;
        let mut depth = 0_usize;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(start) => {
                    depth += 1;
                    // w:styles, w:style, w:name
                    match (depth, start.name()) {
                        (2, "style") => style = start.attribute("styleId")?,
                        (3, "name") if names.len() < MOST => {
                            if let Some(id) = style.take() {
                                names.insert(id, start.value()?);
                            }
                        }
                        _ => {}
                    }
                }
                Node::End => depth = depth.saturating_sub(1),
                Node::Text(_) => {}
            }
        }
        Ok(names)
    })?;
    Ok(Styles {
        names: names.unwrap_or_default(),
    })
}
