//! The draft that a file of our own carries, in a custom XML part.

use super::archive::Archive;
use super::xml::{Node, Xml};
use crate::Draft;
use crate::Fault;

/// The text of the part whose outermost element has a namespace. Programs give the parts new numbers
/// when they save. A part of another program is looked at no further than its outermost element, and
/// no fault in one concerns the text.
pub(super) fn read(archive: &mut Archive<'_>, namespace: &str) -> Draft {
    for part in archive.paths(is_item) {
        let mut is_ours = false;
        let text = archive.part(&part, |xml| text(xml, namespace, &mut is_ours));
        match text {
            Ok(Some(Some(text))) => return Draft::Text(text),
            Err(_) if is_ours => return Draft::Spoilt,
            // Nothing more may be unpacked.
            Err(Fault::TooLarge) => return Draft::None,
            _ => {}
        }
    }
    Draft::None
}

fn text(xml: &mut Xml<'_>, namespace: &str, is_ours: &mut bool) -> Result<Option<String>, Fault> {
    let mut depth = 0_usize;
    let mut text = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(start) => {
                if depth == 0 && start.namespace()?.as_deref() != Some(namespace) {
                    return Ok(None);
                }
                *is_ours = true;
                depth += 1;
            }
            Node::End => depth = depth.saturating_sub(1),
            Node::Text(piece) if depth == 1 => text.push_str(&piece),
            Node::Text(_) => {}
        }
    }
    Ok(Some(text))
}

/// `customxml/item1.xml`, but not `customxml/itemprops1.xml`.
fn is_item(path: &str) -> bool {
    path.strip_prefix("customxml/item")
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}
