//! Paragraphs beside last year's, character by character. A key changes one of them and all are asked for,
//! so what was reckoned is remembered.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use report::compare::{Effort, Fate, difference};

use crate::dto::{DifferencePiece, FateDto};

/// How many are remembered; then all are forgotten. A long report has 300 paragraphs.
const MOST: usize = 2000;

type Known = HashMap<(String, String), Vec<DifferencePiece>>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// The two texts in order; empty where they are the same.
pub(crate) fn between(before: &str, after: &str, effort: &mut Effort) -> Vec<DifferencePiece> {
    if before == after {
        return Vec::new();
    }
    let key = (before.to_owned(), after.to_owned());
    // A panic while it was held leaves nothing half done.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.get(&key) {
        return found.clone();
    }
    let found: Vec<DifferencePiece> = difference(before, after, effort)
        .into_iter()
        .map(|piece| DifferencePiece {
            fate: match piece.fate {
                Fate::Same => FateDto::Same,
                Fate::Added => FateDto::Added,
                Fate::Removed => FateDto::Removed,
            },
            text: piece.text,
        })
        .collect();
    if known.len() == MOST {
        known.clear();
    }
    known.insert(key, found.clone());
    found
}
