//! Whether something changed since it was last done: a number over the contents of files, kept in
//! a small file. Times of change are not asked, because a checkout changes them.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// A number over names and contents of these files and folders. What is not there counts too.
pub fn of(paths: &[PathBuf]) -> String {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        add(&mut hasher, path);
    }
    format!("{:016x}", hasher.finish())
}

/// Whether the stamp in this file is another one, or there is none.
pub fn differs(file: &Path, stamp: &str) -> bool {
    fs::read_to_string(file).map_or(true, |kept| kept != stamp)
}

/// Keeps a stamp. A stamp that can't be kept only means that the work is done again.
pub fn keep(file: &Path, stamp: &str) {
    if let Some(folder) = file.parent() {
        let _ = fs::create_dir_all(folder);
    }
    let _ = fs::write(file, stamp);
}

fn add(hasher: &mut DefaultHasher, path: &Path) {
    hasher.write(path.as_os_str().as_encoded_bytes());
    hasher.write_u8(0);
    if let Ok(entries) = fs::read_dir(path) {
        let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        for path in inside {
            add(hasher, &path);
        }
    } else if let Ok(content) = fs::read(path) {
        hasher.write_usize(content.len());
        hasher.write(&content);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in")).unwrap();
        folder
    }

    #[test]
    fn a_changed_a_new_and_a_renamed_file_each_give_another_stamp() {
        let folder = folder("stamp");
        let now = || of(std::slice::from_ref(&folder));
        fs::write(folder.join("in/a"), "1").unwrap();
        let first = now();
        assert_eq!(first, now());
        fs::write(folder.join("in/a"), "2").unwrap();
        let second = now();
        assert_ne!(first, second);
        fs::write(folder.join("in/b"), "").unwrap();
        let third = now();
        assert_ne!(second, third);
        fs::rename(folder.join("in/b"), folder.join("in/c")).unwrap();
        assert_ne!(third, now());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_kept_stamp_is_known_again() {
        let folder = folder("kept");
        let file = folder.join("deep/stamp");
        assert!(differs(&file, "a"));
        keep(&file, "a");
        assert!(!differs(&file, "a"));
        assert!(differs(&file, "b"));
        fs::remove_dir_all(&folder).unwrap();
    }
}
