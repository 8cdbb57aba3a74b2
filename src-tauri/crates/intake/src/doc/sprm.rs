//! Properties, as changes to what is usual (sprm): a number that says which, and its value.

use super::ole::u16_at;

/// One property.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sprm<'a> {
    pub(super) code: u16,
    value: &'a [u8],
}

impl Sprm<'_> {
    pub(super) fn byte(&self) -> u8 {
        self.value.first().copied().unwrap_or_default()
    }

    pub(super) fn word(&self) -> u16 {
        u16_at(self.value, 0).unwrap_or_default()
    }

    pub(super) fn second_word(&self) -> u16 {
        u16_at(self.value, 2).unwrap_or_default()
    }
}

/// The properties in a list of them, as far as it is sound.
pub(super) fn all(mut rest: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    std::iter::from_fn(move || {
        let code = u16_at(rest, 0)?;
        let behind = rest.get(2..)?;
        // The length is told by the upper bits, or stands in front of the value.
        let (skipped, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // The one table property that may be long.
            _ if code == 0xD608 => (2, usize::from(u16_at(behind, 0)?).saturating_sub(1)),
            _ => (1, usize::from(*behind.first()?)),
        };
        let value = behind.get(skipped..)?;
        let value = &value[..length.min(value.len())];
        rest = &behind[skipped + value.len()..];
        Some(Sprm { code, value })
    })
}
