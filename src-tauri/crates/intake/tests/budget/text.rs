//! Plain text, which has no budget: what decoding takes is bounded by the file's length.

use encoding_rs::GB18030;
use intake::text::decode;

use crate::Hostile;
use crate::memory::{check_ceilings, check_growth, measured};

const KINDS: [Hostile; 6] = [
    ("one line", |n| "字".repeat(n).into_bytes()),
    ("line ends", |n| "\n".repeat(3 * n).into_bytes()),
    ("one line of GBK", |n| {
        GB18030.encode(&"字".repeat(n)).0.into_owned()
    }),
    ("one line in units", |n| {
        "字\n"
            .repeat(n)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect()
    }),
    ("zeros", |n| vec![0; 3 * n]),
    ("half pairs", |n| [0x00, 0xD8, 0x41, 0x00].repeat(n)),
];

#[test]
fn texts_grow_in_proportion() {
    for (name, file) in KINDS {
        let taken = [20_000, 80_000, 400_000].map(|size| {
            let bytes = file(size);
            let (_, taken) = measured(|| decode(&bytes));
            check_ceilings(name, bytes.len(), taken);
            taken
        });
        check_growth(name, 8.0, taken[0].total, taken[1].total);
        check_growth(name, 8.0, taken[0].peak, taken[1].peak);
    }
}
