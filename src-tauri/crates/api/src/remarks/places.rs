//! Line and column of a finding in the text that a report was read from.

use report::recognise::Reading;

/// Where the paragraphs of a report stand in the text that it was read from.
#[derive(Debug)]
pub(super) struct Places {
    /// For each block, its characters as the source has them, with line and column from 1.
    blocks: Vec<Vec<(char, usize, usize)>>,
}

impl Places {
    /// `None` where the source is no text.
    pub(super) fn of(reading: &Reading, bytes: &[u8]) -> Option<Self> {
        if intake::kind(bytes) != intake::Kind::Text {
            return None;
        }
        let text = intake::text::decode(bytes)?.replace("\r\n", "\n");
        let mut source = text
            .split(['\n', '\r'])
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .peekable();
        // A line of the source that holds organ and date is two of the reading.
        let mut from = 0;
        let lines: Vec<Vec<(char, usize, usize)>> = reading
            .lines
            .iter()
            .map(|wanted| {
                while let Some((number, line)) = source.peek().copied() {
                    if let Some(found) = line[from..].find(wanted.as_str()) {
                        let start = from + found;
                        from = start + wanted.len();
                        let before = line[..start].chars().count();
                        return (before + 1..)
                            .zip(wanted.chars())
                            .map(|(column, c)| (c, number, column))
                            .collect();
                    }
                    from = 0;
                    source.next();
                }
                Vec::new()
            })
            .collect();
        let became = reading.assembled().became;
        let blocks = reading
            .pieces
            .iter()
            .zip(became)
            .filter(|(_, id)| id.is_some())
            .map(|(piece, _)| {
                let of = piece.lines.iter().filter_map(|line| lines.get(*line));
                of.flatten().copied().collect()
            })
            .collect();
        Some(Self { blocks })
    }

    /// Line and column of each character of a block's text that the source has. Reading only takes
    /// characters away, but for the space between two Latin words of two lines.
    pub(super) fn columns(&self, block: usize, text: &str) -> Columns {
        let source = self.blocks.get(block).map_or(&[][..], Vec::as_slice);
        let mut from = 0;
        text.char_indices()
            .filter_map(|(at, c)| {
                let rest = source.get(from..)?;
                let found = rest.iter().take(FARTHEST).position(|(other, ..)| {
                    *other == c || other.is_whitespace() && c.is_whitespace()
                })?;
                from += found + 1;
                let (_, line, column) = rest[found];
                Some((at, line, column))
            })
            .collect()
    }
}

/// The byte of a character, and its line and column in the source.
pub(super) type Columns = Vec<(usize, usize, usize)>;

/// How many characters reading takes away at one place at most.
const FARTHEST: usize = 256;

/// Line and column of a byte: those of the character there, or of the nearest before it.
pub(super) fn find(columns: &Columns, byte: usize) -> Option<(usize, usize)> {
    let behind = columns.partition_point(|(at, ..)| *at <= byte);
    let (_, line, column) = *columns.get(behind.checked_sub(1)?)?;
    Some((line, column))
}
