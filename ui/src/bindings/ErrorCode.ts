// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What kind of fault: the window and the command line decide by this, never by the message.
 */
export type ErrorCode = "bad_request" | "not_found" | "conflict" | "unreadable" | "empty_file" | "too_large" | "unsupported" | "disk" | "in_use" | "newer_database" | "read_only" | "library_gone" | "busy" | "cancelled" | "internal";
