//! Whether work grows in proportion to what it is done on: CPU time of the thread and memory, for a size
//! and for four times that size. A suite includes this file with `#[path]`.
#![allow(dead_code)] // each suite uses its own part

#[path = "memory.rs"]
mod memory;

use std::time::Duration;

use memory::measured;
use rustix::time::{ClockId, clock_gettime};

/// Less CPU time than this says nothing on a machine that does other things too.
const FLOOR: Duration = Duration::from_millis(300);
/// No piece of work of a test may take longer.
const CEILING: Duration = Duration::from_secs(20);
/// Less memory than this says nothing.
const LITTLE: u64 = 4 << 20;

#[derive(Debug, Clone, Copy)]
struct Cost {
    cpu: Duration,
    memory: u64,
}

fn cost<T>(work: impl FnOnce() -> T) -> Cost {
    let began = cpu();
    let (_, taken) = measured(work);
    Cost {
        cpu: cpu().saturating_sub(began),
        memory: taken.peak,
    }
}

/// The CPU time of this thread.
fn cpu() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap_or_default()
}

/// Whether four times as much takes about four times as much. `prepare` makes what the work is done on and
/// is not measured.
///
/// # Panics
/// Where it takes much more than that.
pub fn in_proportion<P, T>(
    name: &str,
    size: usize,
    prepare: impl Fn(usize) -> P,
    work: impl Fn(P) -> T,
) {
    let of = |size| {
        let prepared = prepare(size);
        cost(|| work(prepared))
    };
    let once = of(size);
    assert!(once.cpu < CEILING, "{name}, {size}: {once:?}");
    let four = of(4 * size);
    assert!(four.cpu < CEILING, "{name}, 4 × {size}: {four:?}");
    assert!(
        four.cpu < FLOOR || four.cpu < 10 * once.cpu,
        "{name}: CPU time, {size}: {once:?}, 4 × {size}: {four:?}"
    );
    assert!(
        four.memory < LITTLE || four.memory < 8 * once.memory,
        "{name}: memory, {size}: {once:?}, 4 × {size}: {four:?}"
    );
}

/// What texts are made of that make work for somebody.
pub const PIECES: [&str; 34] = [
    "“",
    "“”",
    "\"",
    "（",
    "(甲)",
    "《",
    "《宪法》",
    "〔2025〕1号",
    "1",
    "12件",
    "2-",
    "50%",
    "约3余",
    "其中甲3件，共7件，",
    "一、",
    "（一）",
    "一是。二是",
    "第一，",
    "，",
    "。",
    "…",
    " ",
    "甲",
    "甲乙",
    "2024年2025年",
    "今年以来，",
    "2025年1月1日",
    "“十四五”",
    "县委、县政府，",
    "组长：林致和，",
    "第三次会议",
    "⟦a⟧",
    "（2025年稿）",
    "13812345678，",
];

/// How pieces are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One paragraph.
    One,
    /// Paragraphs of fifty characters.
    Lines,
    /// A paragraph for each piece.
    Pieces,
}

impl Shape {
    pub const ALL: [Self; 3] = [Self::One, Self::Lines, Self::Pieces];

    /// Paragraphs of so many characters together.
    pub fn paragraphs(self, piece: &str, characters: usize) -> Vec<String> {
        let length = piece.chars().count();
        match self {
            Self::One => vec![piece.repeat(characters / length)],
            Self::Lines => vec![piece.repeat(50_usize.div_ceil(length)); characters / 50],
            Self::Pieces => vec![piece.to_owned(); characters / length.max(5)],
        }
    }
}

/// Paragraphs of characters that follow no pattern, the same ones each time.
pub fn noise(paragraphs: usize, characters: usize) -> Vec<String> {
    let mut seed = 12_345_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(seed >> 33).unwrap_or_default() % 800
    };
    let mut character = |at: usize| match at % 41 {
        40 => '。',
        _ => char::from_u32(0x4E00 + next()).unwrap_or('甲'),
    };
    (0..paragraphs)
        .map(|_| (0..characters).map(&mut character).collect())
        .collect()
}
