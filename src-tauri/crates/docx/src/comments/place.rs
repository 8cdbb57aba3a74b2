//! From where to where in the document a comment stands.

use super::Comment;
use super::sites::{Place, Site, Sites};

/// A place in a paragraph's text, in bytes.
pub(super) type Spot = (Place, usize);

/// What a comment is about, in the document. It begins and ends in one paragraph, but for the head of
/// an attachment, which is two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: Spot,
    pub(super) end: Spot,
}

/// The longest text that is named, in characters.
const NAMED: usize = 40;

impl Sites<'_> {
    /// Where a comment stands, and the comment as it is written there.
    pub(super) fn place(&self, comment: &Comment) -> (Range, Comment) {
        let at = self.order.get(&comment.block).copied();
        let sites = at.and_then(|at| self.sites.get(at)).map(Vec::as_slice);
        if let Some(range) = sites.and_then(|sites| within(sites, comment.start, comment.end)) {
            return (range, comment.clone());
        }
        let range = at
            .and_then(|at| self.nearest(at))
            .unwrap_or_else(|| whole(&self.first));
        let mut comment = comment.clone();
        comment.text.insert(0, self.note(at, &comment));
        (range, comment)
    }

    /// A character of the text beside a block that is not printed: at the end of the nearest block
    /// before it or at the beginning of the nearest behind it.
    fn nearest(&self, at: usize) -> Option<Range> {
        let before = (0..at).rev().find(|at| !self.sites[*at].is_empty());
        let behind = (at + 1..self.sites.len()).find(|at| !self.sites[*at].is_empty());
        let at_byte = |at: usize, byte| within(&self.sites[at], byte, byte);
        let first = |at| at_byte(at, 0);
        let last = |at| at_byte(at, self.shown(&self.blocks[at]).trim_end().len());
        match (before, behind) {
            (Some(before), Some(behind)) if behind - at < at - before => first(behind),
            (Some(before), _) => last(before),
            (None, Some(behind)) => first(behind),
            (None, None) => None,
        }
    }

    /// Says that a comment does not stand at what it is about.
    fn note(&self, at: Option<usize>, comment: &Comment) -> String {
        let Some(block) = at.and_then(|at| self.blocks.get(at)) else {
            return "所指的段落不在这份稿子里，批注放在这里。".to_owned();
        };
        let shown = self.shown(block);
        let meant = match shown.get(comment.start..comment.end) {
            Some(meant) if !meant.trim().is_empty() => meant.trim(),
            _ => shown.trim(),
        };
        if meant.is_empty() {
            return "所指的段落是空的，没有印出来，批注放在离它最近的地方。".to_owned();
        }
        if self.is_public {
            return "所指的文字不在这份文件的正文里，批注放在离它最近的地方。".to_owned();
        }
        let more = if meant.chars().nth(NAMED).is_some() {
            "……"
        } else {
            ""
        };
        let named: String = meant.chars().take(NAMED).collect();
        format!("所指的文字“{named}{more}”不在这份文件的正文里，批注放在离它最近的地方。")
    }
}

/// Where bytes of a block's shown text stand in its paragraphs; `None` without a paragraph.
fn within(sites: &[Site], start: usize, end: usize) -> Option<Range> {
    let begins = |site: &&Site| site.anchors.first().map_or(0, |(_, there)| *there);
    let head = sites.first()?;
    let from = sites
        .iter()
        .rfind(|site| begins(site) <= start)
        .unwrap_or(head);
    let to = sites
        .iter()
        .rfind(|site| begins(site) < end)
        .unwrap_or(head);
    let first = boundary(&from.text, printed(from, start, false), false);
    let last = boundary(&to.text, printed(to, end, true), true);
    let range = Range {
        start: (from.place, first),
        end: (to.place, last),
    };
    Some(if range.start < range.end {
        range
    } else {
        around(from, first)
    })
}

/// The byte of a paragraph's text that belongs to one of the block's shown text. What is not printed
/// (white space at a break) leads to the end of what is before it if `end`, else to the beginning of
/// what is behind it; what stands before the block's text (a computed number) is passed over.
fn printed(site: &Site, at: usize, end: bool) -> usize {
    let mut found = site.anchors.first().map_or(0, |(here, _)| *here);
    for (place, &(here, there)) in site.anchors.iter().enumerate() {
        if at < there || (end && at == there) {
            break;
        }
        let next = site.anchors.get(place + 1);
        let stop = next.map_or(site.text.len(), |(here, _)| *here);
        let printed = site.text.get(here..stop).unwrap_or_default();
        let printed = if next.is_some() {
            printed.trim_end_matches('\n')
        } else {
            printed
        };
        found = match next {
            Some((next, _)) if !end && at - there >= printed.len() => *next,
            _ => here + (at - there).min(printed.len()),
        };
    }
    found
}

/// Moves a place off the inside of a character as it is seen: back to its beginning, or on to its end
/// if `end`. Word draws a mark that combines in another run as a character of its own.
fn boundary(text: &str, at: usize, end: bool) -> usize {
    let mut at = at.min(text.len());
    while !is_boundary(text, at) {
        at = if end { at + 1 } else { at - 1 };
    }
    at
}

fn is_boundary(text: &str, at: usize) -> bool {
    let Some((before, behind)) = text.split_at_checked(at) else {
        return false;
    };
    let (Some(last), Some(next)) = (before.chars().next_back(), behind.chars().next()) else {
        return true;
    };
    let joins = |c| {
        matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{20D0}'..='\u{20FF}'
            | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}')
    };
    !joins(next) && last != '\u{200D}' && (last, next) != ('\r', '\n')
}

/// The character behind a place, or the one before it where none is seen behind it: a comment on
/// nothing can't be seen.
fn around(site: &Site, at: usize) -> Range {
    let text = site.text.as_str();
    let at = boundary(text, at, false);
    let seen = |c: &char| !c.is_control();
    let behind = text[at..].chars().next().filter(seen);
    let (from, to) = match behind {
        Some(c) => (at, at + c.len_utf8()),
        None => {
            let before = text[..at].char_indices().rfind(|(_, c)| seen(c));
            before.map_or((at, at), |(from, c)| (from, from + c.len_utf8()))
        }
    };
    Range {
        start: (site.place, boundary(text, from, false)),
        end: (site.place, boundary(text, to, true)),
    }
}

fn whole(site: &Site) -> Range {
    Range {
        start: (site.place, 0),
        end: (site.place, site.text.len()),
    }
}
