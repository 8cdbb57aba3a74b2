//! The file system inside an old Office file (MS-CFB): sectors, chains of sectors, streams with
//! names.
//!
//! WPS writes files whose last sector is cut short; it counts as filled up with zeros. Chains that
//! run in a circle or out of the file end where they do.

use std::collections::HashMap;

use crate::Fault;

/// What every such file begins with.
pub(crate) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// The most entries of the directory. A file with many pictures has a few hundred.
const MOST: usize = 20_000;

/// An entry of the directory that is a stream.
#[derive(Debug, Clone, Copy)]
struct Entry {
    first: u32,
    length: u64,
}

/// An open file.
#[derive(Debug)]
pub(crate) struct Ole<'a> {
    bytes: &'a [u8],
    /// Bytes in a sector.
    sector: usize,
    /// Behind each sector, the next one.
    next: Vec<u32>,
    /// Behind each small sector, the next one.
    next_small: Vec<u32>,
    /// What small sectors are cut from.
    small: Vec<u8>,
    /// Streams below this length stand in small sectors.
    cutoff: u64,
    streams: HashMap<String, Entry>,
}

const SMALL: usize = 64;

impl<'a> Ole<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if !bytes.starts_with(MAGIC) {
            return Err(Fault::damaged("not an OLE file"));
        }
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(Fault::damaged("sectors of an unknown size")),
        };
        let head = |at: usize| u32_at(bytes, at).ok_or_else(|| Fault::damaged("cut off"));
        let mut ole = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            cutoff: u64::from(head(56)?),
            streams: HashMap::new(),
        };
        ole.next = ole.table()?;
        let directory = ole.chain(head(48)?, usize::MAX);
        let root = ole.entries(&directory);
        if ole.streams.is_empty() {
            return Err(Fault::damaged("no directory"));
        }
        if let Some(root) = root {
            ole.small = ole.chain(
                root.first,
                usize::try_from(root.length).unwrap_or(usize::MAX),
            );
        }
        let places = 4 * ole.small.len().div_ceil(SMALL);
        ole.next_small = numbers(&ole.chain(head(60)?, places)).collect();
        Ok(ole)
    }

    /// Whether there is a stream with this name, in any folder.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.streams.contains_key(&name.to_uppercase())
    }

    /// The bytes of a stream.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.streams.get(&name.to_uppercase())?;
        let length = usize::try_from(entry.length).unwrap_or(usize::MAX);
        if entry.length >= self.cutoff {
            return Some(self.chain(entry.first, length));
        }
        let mut content = Vec::new();
        for sector in sectors(&self.next_small, entry.first, length.div_ceil(SMALL)) {
            let Some(from) = (sector as usize).checked_mul(SMALL) else {
                break;
            };
            let piece = self.small.get(from..).unwrap_or_default();
            content.extend(&piece[..piece.len().min(SMALL)]);
        }
        content.truncate(length);
        Some(content)
    }

    /// The bytes of a sector, filled up where the file ends in it; `None` behind the end.
    fn sector(&self, number: u32) -> Option<std::borrow::Cow<'a, [u8]>> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        match rest.get(..self.sector) {
            Some(whole) => Some(whole.into()),
            None => {
                let mut filled = rest.to_vec();
                filled.resize(self.sector, 0);
                Some(filled.into())
            }
        }
    }

    /// Behind each sector, the next one.
    fn table(&self) -> Result<Vec<u32>, Fault> {
        let most = self.bytes.len() / self.sector + 1;
        let mut places: Vec<u32> = (0..109)
            .filter_map(|at| u32_at(self.bytes, 76 + at * 4))
            .collect();
        // Files beyond seven megabytes name more places in sectors of their own.
        let mut more = u32_at(self.bytes, 68).unwrap_or(NO_SECTOR);
        while places.len() <= most {
            let Some(sector) = self.sector(more).filter(|_| more < NO_SECTOR) else {
                break;
            };
            let mut found: Vec<u32> = numbers(&sector).collect();
            more = found.pop().unwrap_or(NO_SECTOR);
            places.extend(found);
        }
        let mut table = Vec::new();
        for place in places.into_iter().filter(|place| *place < NO_SECTOR) {
            if table.len() > most {
                break;
            }
            if let Some(sector) = self.sector(place) {
                table.extend(numbers(&sector));
            }
        }
        if table.is_empty() {
            return Err(Fault::damaged("no table of sectors"));
        }
        Ok(table)
    }

    fn chain(&self, first: u32, length: usize) -> Vec<u8> {
        let most = length.div_ceil(self.sector);
        let count = sectors(&self.next, first, most).count();
        let mut content = Vec::with_capacity(count * self.sector);
        for sector in sectors(&self.next, first, most) {
            match self.sector(sector) {
                Some(bytes) => content.extend_from_slice(&bytes),
                None => break,
            }
        }
        content.truncate(length);
        content
    }

    /// Keeps the streams of a directory and gives its root. The tree that the entries form says
    /// nothing that is needed here; of streams with one name, the first is kept.
    fn entries(&mut self, directory: &[u8]) -> Option<Entry> {
        let mut root = None;
        for raw in directory.chunks_exact(128).take(MOST) {
            let length = usize::from(u16_at(raw, 64).unwrap_or_default());
            let units: Vec<u16> = raw[..length.saturating_sub(2).min(62)]
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            // Half of the length is not used by files with small sectors, and may hold anything.
            let entry = Entry {
                first: u32_at(raw, 116).unwrap_or(NO_SECTOR),
                length: u64::from(u32_at(raw, 120).unwrap_or_default()),
            };
            match raw[66] {
                5 if root.is_none() => root = Some(entry),
                2 => {
                    let name = String::from_utf16_lossy(&units).to_uppercase();
                    self.streams.entry(name).or_insert(entry);
                }
                _ => {}
            }
        }
        root
    }
}

/// The sectors of a chain, no more than `most` and none beyond the table.
fn sectors(next: &[u32], first: u32, most: usize) -> impl Iterator<Item = u32> {
    let valid = |sector: &u32| *sector < NO_SECTOR;
    std::iter::successors(Some(first).filter(valid), move |at| {
        next.get(*at as usize).copied().filter(valid)
    })
    // A chain that is longer than the table runs in a circle.
    .take(most.min(next.len()))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// Two bytes as a number; `None` behind the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

/// Four bytes as a number; `None` behind the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
