//! What the system says about a file, for the log and for a decision; the sentences are elsewhere.

use std::io::{Error, ErrorKind};

/// What the system said, without a path: the names of folders are nobody's business.
pub(super) fn detail(error: &Error) -> String {
    match error.raw_os_error() {
        Some(number) => format!("{:?} {number}", error.kind()),
        None => format!("{:?}", error.kind()),
    }
}

/// Whether another program has the file open for itself alone. Only Windows reports that.
pub(super) fn is_in_use(error: &Error) -> bool {
    /// `ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`
    const HELD: [i32; 2] = [32, 33];
    cfg!(windows) && error.raw_os_error().is_some_and(|it| HELD.contains(&it))
}

/// Whether the place itself is out of reach: a share, or a stick that was pulled out.
pub(super) fn is_out_of_reach(error: &Error) -> bool {
    /// `EIO`, `ENXIO`, `ENODEV`, `ENOTCONN` of Linux.
    const GONE: [i32; 4] = [5, 6, 19, 107];
    /// `ERROR_NOT_READY`, `ERROR_BAD_NETPATH`, `ERROR_DEV_NOT_EXIST`, `ERROR_NETNAME_DELETED`,
    /// `ERROR_BAD_NET_NAME`.
    const GONE_FROM_WINDOWS: [i32; 5] = [21, 53, 55, 64, 67];
    let numbers: &[i32] = if cfg!(windows) {
        &GONE_FROM_WINDOWS
    } else {
        &GONE
    };
    matches!(
        error.kind(),
        ErrorKind::TimedOut
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::NotConnected
            | ErrorKind::StaleNetworkFileHandle
    ) || error.raw_os_error().is_some_and(|it| numbers.contains(&it))
}
