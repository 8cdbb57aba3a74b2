//! Files that were built to be slow or large: what reading one takes grows in proportion to the file,
//! or the budget refuses it; and whatever its size, memory and time stay below the ceilings.
#![allow(clippy::unwrap_used, clippy::panic)] // a file that can't be made should stop the test

mod doc;
#[path = "../../../../../tests/support/memory.rs"]
mod memory;
mod packages;
mod pages;
mod rtf;
#[path = "../support/mod.rs"]
mod support;
mod text;
mod xml;

use intake::{Budget, Fault};
use memory::{check_ceilings, check_growth, measured};
use support::NAMESPACE;

/// A kind of file, by a number that its size grows with.
type Hostile = (&'static str, fn(usize) -> Vec<u8>);

/// Reads the file of a size; `None` where the budget refuses it, or what it took.
#[track_caller]
fn read((name, file): Hostile, size: usize) -> Option<(u64, u64, u64)> {
    let bytes = file(size);
    let budget = Budget::default();
    let (result, taken) = measured(|| intake::read(&bytes, NAMESPACE, &budget));
    check_ceilings(name, bytes.len(), taken);
    (result != Err(Fault::TooLarge)).then(|| (budget.steps(), taken.total, taken.peak))
}

/// Reads files of a size, of twice and of four times that, and one as large as it may be.
#[track_caller]
fn check(kinds: &[Hostile], size: usize, largest: usize) {
    for kind in kinds.iter().copied() {
        let taken = [size, 2 * size, 4 * size].map(|size| read(kind, size));
        for pair in taken.windows(2) {
            match (pair[0], pair[1]) {
                (Some(before), Some(after)) => check_growth(kind.0, 2.3, before.0, after.0),
                (None, Some(_)) => panic!("{}: refused only where it is smaller", kind.0),
                // What the budget refuses once, it refuses in any larger size.
                (_, None) => {}
            }
        }
        if let (Some(before), Some(after)) = (taken[0], taken[2]) {
            check_growth(kind.0, 8.0, before.1, after.1);
            check_growth(kind.0, 8.0, before.2, after.2);
        }
        read(kind, largest);
    }
}
