//! How much of a file is read.

/// How much of a file is read; what holds more is refused with
/// [`Fault::TooLarge`](crate::Fault::TooLarge). What a file declares about its own size is never
/// believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most parts in an archive.
    pub entries: usize,
    /// The most bytes that the parts which are read unpack to, together.
    pub unpacked: u64,
    /// The most elements inside each other. A form with tables in tables has some sixty.
    pub depth: usize,
    /// The most paragraphs, empty ones included.
    pub paragraphs: usize,
    /// The most text, in bytes.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 5_000,
            unpacked: 64 << 20,
            depth: 256,
            paragraphs: 20_000,
            text: 10 << 20,
        }
    }
}
