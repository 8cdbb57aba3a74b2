//! Parts into a package.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Error;

/// Zips parts, in order. Every entry has the earliest time that the format knows, so that the same
/// parts always give the same bytes.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let size: usize = parts.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(size / 4 + 4096)));
    for (path, bytes) in parts {
        writer.start_file(*path, options)?;
        writer
            .write_all(bytes)
            .map_err(zip::result::ZipError::from)?;
    }
    Ok(writer.finish()?.into_inner())
}
