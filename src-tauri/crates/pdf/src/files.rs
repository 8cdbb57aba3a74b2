//! Where fonts come from.

use form::fonts::Face;

/// The font files that a document may be set in.
///
/// A file is read when it is needed and let go at once: one Chinese font is 20 MB.
pub trait FontFiles {
    /// The fonts of a face, best first. The numbers mean something to [`read`](Self::read) alone.
    fn of(&self, face: Face) -> &[usize];

    /// Lets `see` look at the file of a font and at the font's place in it (0, but in a
    /// collection). A file that can't be read is not shown.
    fn read(&self, font: usize, see: &mut dyn FnMut(&[u8], u32));
}
