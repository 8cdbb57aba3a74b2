//! The parts of the archive, unpacked no further than the limits.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::Xml;
use crate::{Budget, Fault, OtherKind};

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Place of each part by its path, in small letters and without a leading slash.
    places: HashMap<String, usize>,
    /// What may still be unpacked, in bytes.
    left: u64,
    pub(super) budget: &'a Budget,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, Fault> {
        let limits = budget.limits();
        look_over(bytes, budget)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
        if zip.len() > limits.entries {
            return Err(Fault::TooLarge);
        }
        let mut places = HashMap::new();
        for at in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(at) {
                places.entry(path(&name)).or_insert(at);
            }
        }
        Ok(Self {
            zip,
            places,
            left: limits.unpacked,
            budget,
        })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.places.contains_key(&path(part))
    }

    /// What an archive is that is no Word file.
    pub(super) fn other_kind(&self) -> OtherKind {
        let holds = |start: &str| self.places.keys().any(|path| path.starts_with(start));
        if self.has("OFD.xml") {
            OtherKind::Ofd
        } else if holds("xl/") {
            OtherKind::Table
        } else if holds("ppt/") {
            OtherKind::Slides
        } else if self.has("mimetype") && self.has("content.xml") {
            OtherKind::OpenDocument
        } else {
            OtherKind::Archive
        }
    }

    /// Paths of the parts that a test is true of, in order.
    pub(super) fn paths(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let mut paths: Vec<String> = self
            .places
            .keys()
            .filter(|it| wanted(it))
            .cloned()
            .collect();
        paths.sort_unstable();
        paths
    }

    /// Goes through a part; `None` where there is no such part. What is unpacked counts against the
    /// limit, whatever the archive says about its size.
    pub(super) fn part<T>(
        &mut self,
        part: &str,
        read: impl FnOnce(&mut Xml<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let Some(&at) = self.places.get(&path(part)) else {
            return Ok(None);
        };
        let entry = self.zip.by_index(at).map_err(fault)?;
        // One byte more than is allowed, to tell the end of the part from the end of the limit.
        let mut unpacked = BufReader::new(entry.take(self.left.saturating_add(1)));
        let result = Xml::open(&mut unpacked, self.budget).and_then(|mut xml| read(&mut xml));
        // What the reader left unread was not unpacked.
        self.left = unpacked.get_ref().limit();
        if self.left == 0 {
            return Err(Fault::TooLarge);
        }
        self.left -= 1;
        result.map(Some)
    }
}

/// Refuses an archive that costs much to open, which the library does not notice: it reads the whole
/// directory before it says how long that is, and again for each end that it finds. Archives in the
/// archive, such as tables, have directories and ends of their own.
fn look_over(bytes: &[u8], budget: &Budget) -> Result<(), Fault> {
    /// What an entry of the directory costs, in bytes and in steps.
    const ENTRY: usize = 1_000;
    budget.work(bytes.len())?;
    let (mut entries, mut ends) = (0_usize, 0_usize);
    for (at, _) in bytes.iter().enumerate().filter(|it| *it.1 == b'P') {
        let rest = &bytes[at..];
        if rest.starts_with(b"PK\x05\x06") {
            ends += 1;
        } else if rest.starts_with(b"PK\x01\x02") {
            entries += 1;
            // Its name, its additions and its remark, which are kept in several forms.
            let length = |at: usize| {
                rest.get(at..at + 2)
                    .map_or(0, |it| u16::from_le_bytes([it[0], it[1]]))
            };
            let lengths = [28, 30, 32].map(|at| usize::from(length(at)));
            budget.keep(ENTRY + 4 * lengths.iter().sum::<usize>())?;
        }
    }
    budget.work(ends.saturating_mul(ENTRY).saturating_mul(entries + 1))
}

fn path(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Fault::Encrypted
        }
        error => Fault::damaged(error),
    }
}
