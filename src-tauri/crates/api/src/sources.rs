//! Files that were opened and not accepted yet. They are held in memory: until a person says so, nothing
//! is kept.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{ApiError, ErrorCode};

/// How many are held. A person looks at one; a second window may look at another.
const MOST: usize = 4;

/// A file that was opened.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    token: u32,
    /// Its name, without folder.
    pub(crate) name: String,
    /// Its bytes, as they were.
    pub(crate) bytes: Vec<u8>,
}

/// The files that were opened last.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    held: Mutex<(u32, Vec<Opened>)>,
}

impl Sources {
    /// Holds a file and names it.
    pub(crate) fn hold(&self, name: String, bytes: Vec<u8>) -> u32 {
        let mut guard = self.lock();
        let (last, held) = &mut *guard;
        *last = last.wrapping_add(1);
        if held.len() == MOST {
            held.remove(0);
        }
        held.push(Opened {
            token: *last,
            name,
            bytes,
        });
        *last
    }

    /// The file of this name. It stays: what is accepted can be accepted again.
    pub(crate) fn get(&self, token: u32) -> Result<Opened, ApiError> {
        let found = self.lock().1.iter().find(|it| it.token == token).cloned();
        found.ok_or_else(|| {
            ApiError::new(
                ErrorCode::NotFound,
                "这个文件已经不在手边了，原文件和稿件库都没有改动；请重新打开一次。",
            )
        })
    }

    /// A panic while it was held leaves nothing half done.
    fn lock(&self) -> MutexGuard<'_, (u32, Vec<Opened>)> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
