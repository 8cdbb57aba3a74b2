//! How lists are numbered (PlfLst, PlfLfo).

use super::fib::{Fib, Place};
use super::ole::{u16_at, u32_at};
use crate::numbering::{LEVELS, Level, Lists, NumberFormat};

/// The most lists, and uses of lists, that are looked at.
const MOST: usize = 20_000;

/// Reads the lists, as far as they are sound.
pub(super) fn read(table: &[u8], fib: &Fib<'_>) -> Lists {
    let mut lists = Lists::default();
    // What stands in a list before the first fault is kept.
    let _ = levels(table, fib, &mut lists);
    let _ = uses(table, fib, &mut lists);
    lists
}

/// The levels of all lists stand behind the lists.
fn levels(table: &[u8], fib: &Fib<'_>, lists: &mut Lists) -> Option<()> {
    let (from, length) = fib.place(Place::Lists);
    let part = fib.part(table, Place::Lists);
    let count = usize::from(u16_at(part, 0)?).min(MOST);
    let mut rest = table.get(from.checked_add(length)?..)?;
    for at in 0..count {
        let entry = 2 + 28 * at;
        let id = u32_at(part, entry)?;
        let is_simple = part.get(entry + 26)? & 1 == 1;
        let list = lists.list(i64::from(id))?;
        for place in list
            .levels
            .iter_mut()
            .take(if is_simple { 1 } else { LEVELS })
        {
            let (level, length) = level(rest)?;
            *place = Some(Box::new(level));
            rest = rest.get(length..)?;
        }
    }
    Some(())
}

/// The uses stand side by side, and behind them what each changes.
fn uses(table: &[u8], fib: &Fib<'_>, lists: &mut Lists) -> Option<()> {
    let (from, _) = fib.place(Place::Uses);
    let part = table.get(from..).filter(|_| from > 0)?;
    let count = (u32_at(part, 0)? as usize).min(MOST);
    let mut rest = part.get(4 + 16 * count..)?;
    // The uses are worth having, whether their changes can be read or not.
    for at in 0..count {
        lists.used(at as i64 + 1)?.list = i64::from(u32_at(part, 4 + 16 * at)?);
    }
    for at in 0..count {
        let changes = *part.get(4 + 16 * at + 12)?;
        rest = rest.get(4..)?;
        let used = lists.used(at as i64 + 1)?;
        for _ in 0..changes {
            let start = u32_at(rest, 0)?;
            let flags = u32_at(rest, 4)?;
            rest = rest.get(8..)?;
            let change = used.changes.get_mut((flags & 0x0F) as usize)?;
            if flags & 0x10 != 0 {
                change.start = Some(start);
            }
            if flags & 0x20 != 0 {
                let (level, length) = level(rest)?;
                // Its start stands in it, then.
                change.start = change.start.map(|_| level.start);
                change.level = Some(Box::new(level));
                rest = rest.get(length..)?;
            }
        }
    }
    Some(())
}

/// A level, and its length in bytes.
fn level(content: &[u8]) -> Option<(Level, usize)> {
    const HEAD: usize = 28;
    let flags = *content.get(5)?;
    let properties = usize::from(*content.get(24)?) + usize::from(*content.get(25)?);
    let text = HEAD + properties;
    let length = usize::from(u16_at(content, text)?);
    let end = text + 2 + 2 * length;
    let units = content.get(text + 2..end)?;
    let units = units
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let mut shown = String::new();
    for c in char::decode_utf16(units).filter_map(Result::ok) {
        // A number stands for the number of that level.
        match c as u32 {
            level @ 0..=8 => {
                shown.push('%');
                shown.extend(char::from_digit(level + 1, 10));
            }
            _ => shown.push(c),
        }
    }
    let mut level = Level {
        start: u32_at(content, 0)?,
        format: NumberFormat::of_code(*content.get(4)?),
        is_close: *content.get(15)? == 2,
        restart: (flags & 0x08 != 0).then_some(usize::from(*content.get(26)?)),
        is_decimal: flags & 0x04 != 0,
        ..Level::default()
    };
    level.set_text(shown);
    Some((level, end))
}
