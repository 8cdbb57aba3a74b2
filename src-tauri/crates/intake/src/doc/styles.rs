//! The styles (STSH): what they are called, what they go back to, which lists they number.

use super::fib::{Fib, Place};
use super::look::Look;
use super::ole::u16_at;
use crate::paragraph::ParagraphStyle;

/// The most styles that one style goes back to.
const LONGEST: usize = 50;

#[derive(Debug, Default)]
struct Style {
    it: ParagraphStyle,
    /// The number of the style that it goes back to.
    base: u16,
    look: Look,
}

/// The styles of a file, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    list: Vec<Style>,
}

impl Styles {
    pub(super) fn of(&self, number: u16) -> ParagraphStyle {
        match self.list.get(usize::from(number)) {
            Some(style) => style.it.clone(),
            None => ParagraphStyle {
                id: number.to_string().into(),
                ..ParagraphStyle::default()
            },
        }
    }

    /// What a paragraph and its styles say together.
    pub(super) fn whole(&self, look: &Look) -> Look {
        let mut whole = look.clone();
        let mut number = look.style;
        for _ in 0..LONGEST {
            let Some(style) = self.list.get(usize::from(number)) else {
                break;
            };
            whole.used = whole.used.or(style.look.used);
            whole.level = whole.level.or(style.look.level);
            whole.heading = whole.heading.or(style.look.heading);
            number = style.base;
        }
        whole
    }
}

/// Reads the styles, as far as they are sound.
pub(super) fn read(table: &[u8], fib: &Fib<'_>) -> Styles {
    let part = fib.part(table, Place::Styles);
    styles(part).unwrap_or_default()
}

fn styles(part: &[u8]) -> Option<Styles> {
    let head = usize::from(u16_at(part, 0)?);
    let count = usize::from(u16_at(part, 2)?);
    let base = usize::from(u16_at(part, 4)?);
    let mut rest = part.get(2 + head..)?;
    let mut styles = Styles::default();
    for _ in 0..count {
        let Some(length) = u16_at(rest, 0) else { break };
        let behind = rest.get(2..).unwrap_or_default();
        let (content, after) = behind.split_at(usize::from(length).min(behind.len()));
        let mut style = style(content, base).unwrap_or_default();
        style.it.id = styles.list.len().to_string().into();
        styles.list.push(style);
        rest = after;
    }
    Some(styles)
}

fn style(content: &[u8], base: usize) -> Option<Style> {
    let built_in = u16_at(content, 0)? & 0x0FFF;
    let kind = u16_at(content, 2)?;
    let length = usize::from(u16_at(content, base)?);
    let name = content.get(base + 2..base + 2 + 2 * length)?;
    let units: Vec<u16> = name
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    let mut style = Style {
        it: ParagraphStyle {
            name: String::from_utf16_lossy(&units).into(),
            ..ParagraphStyle::default()
        },
        base: kind >> 4,
        look: Look::default(),
    };
    // 1 to 9 are the headings, whatever they are called.
    style.look.heading = u8::try_from(built_in)
        .ok()
        .filter(|it| (1..10).contains(it));
    // Behind the name and its closing zero: the properties of a paragraph's style.
    let at = base + 4 + 2 * length;
    if kind & 0x0F == 1
        && let Some(length) = u16_at(content, at)
    {
        let properties = content.get(at + 4..).unwrap_or_default();
        let length = usize::from(length).saturating_sub(2).min(properties.len());
        style.look.apply(&properties[..length]);
    }
    Some(style)
}
