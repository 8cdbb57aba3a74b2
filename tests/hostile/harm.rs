//! What happens to files on a bad stick, and what must come of it.

use std::time::{Duration, Instant};

use api::offline;
use proptest::prelude::*;

use crate::check_sentence;

/// A ceiling that only what hangs comes to, on a machine that does much else. How work grows with a file
/// is measured in `intake`'s own tests.
const LONGEST: Duration = Duration::from_secs(60);

/// How often a thing is tried: `usual` times in the daily run, more when `PROPTEST_CASES` says so.
pub fn times(usual: u32) -> u32 {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default().cases,
        None => usual,
    }
}

/// Reads and outlines; whatever is refused is refused soon and with a sentence.
#[track_caller]
pub fn go_through(name: &str, bytes: &[u8]) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let begun = Instant::now();
    let result = offline::read(&path).and_then(|report| offline::outline(&report));
    assert!(begun.elapsed() < LONGEST, "{:?}", begun.elapsed());
    assert!(std::fs::read(&path).unwrap() == bytes);
    if let Err(error) = &result {
        check_sentence(&error.message);
    }
    result.is_ok()
}

/// What happens to bytes on a bad stick.
#[derive(Debug, Clone)]
pub enum Harm {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Splice(prop::sample::Index, prop::sample::Index, usize),
}

/// Some harm.
pub fn harm() -> impl Strategy<Value = Vec<Harm>> {
    let index = any::<prop::sample::Index>;
    prop::collection::vec(
        prop_oneof![
            6 => (index(), any::<u8>()).prop_map(|(at, byte)| Harm::Flip(at, byte)),
            1 => index().prop_map(Harm::Cut),
            3 => (index(), index(), 1..200_usize)
                .prop_map(|(from, to, length)| Harm::Splice(from, to, length)),
        ],
        1..5,
    )
}

/// Bytes after the harm.
pub fn harmed(bytes: &[u8], harm: &[Harm]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for one in harm {
        if bytes.is_empty() {
            break;
        }
        match one {
            Harm::Flip(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Harm::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Harm::Splice(from, to, length) => {
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
                bytes.splice(to..to, piece);
            }
        }
    }
    bytes
}
