//! An allocator that counts what the thread of a test takes. A suite includes this file with `#[path]`.
#![allow(dead_code)] // each suite uses its own part
#![expect(
    unsafe_code,
    reason = "an allocator can't be written without; it hands everything on"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::{Duration, Instant};

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
    /// What is taken now, the most that was, and all that was ever taken, in bytes.
    static NOW: Cell<i64> = const { Cell::new(0) };
    static PEAK: Cell<i64> = const { Cell::new(0) };
    static TOTAL: Cell<i64> = const { Cell::new(0) };
}

fn count(taken: usize, given: usize) {
    // A thread that ends has none of these any more.
    let _ = NOW.try_with(|now| {
        // Growing takes the new place before it gives the old one back.
        let _ = PEAK.try_with(|peak| peak.set(peak.get().max(now.get() + taken as i64)));
        now.set(now.get() + taken as i64 - given as i64);
    });
    let _ = TOTAL.try_with(|total| total.set(total.get() + taken as i64));
}

// SAFETY: every call goes to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(0, layout.size());
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size, layout.size());
        unsafe { System.realloc(place, layout, size) }
    }
}

/// What something took.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    /// The most memory at once, in bytes, beside what was taken before.
    pub peak: u64,
    /// All memory that was ever taken, in bytes.
    pub total: u64,
    pub time: Duration,
}

/// Does something and measures what it takes.
pub fn measured<T>(what: impl FnOnce() -> T) -> (T, Taken) {
    let (now, total) = (NOW.get(), TOTAL.get());
    PEAK.set(now);
    let start = Instant::now();
    let done = what();
    let taken = Taken {
        peak: (PEAK.get() - now).try_into().unwrap_or_default(),
        total: (TOTAL.get() - total).try_into().unwrap_or_default(),
        time: start.elapsed(),
    };
    (done, taken)
}

/// The most memory that a file may take at once, with its own bytes.
const MOST_MEMORY: u64 = 256 << 20;
/// A ceiling that only what hangs comes to, on a machine that does much else.
const LONGEST: Duration = Duration::from_secs(60);

/// Whether what reading a file took is within the ceilings.
#[track_caller]
pub fn check_ceilings(name: &str, length: usize, taken: Taken) {
    let memory = taken.peak + length as u64;
    assert!(memory <= MOST_MEMORY, "{name}: {} MB", memory >> 20);
    assert!(taken.time <= LONGEST, "{name}: {:?}", taken.time);
}

/// Whether something grew in proportion where the file became `times` as long: memory that grows by
/// doubling may be off by half.
#[track_caller]
pub fn check_growth(name: &str, times: f64, before: u64, after: u64) {
    /// What does not grow, as the library's tables.
    const FIXED: u64 = 300_000;
    let most = (before + FIXED) as f64 * times;
    assert!(after as f64 <= most, "{name}: {before} became {after}");
}
