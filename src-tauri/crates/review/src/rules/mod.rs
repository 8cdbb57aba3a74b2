//! One rule a file.

pub(crate) mod second_level_sequence;
