// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Which reports to list.
 */
export type LibraryList = { 
/**
 * Those in the bin instead of those in the library.
 */
bin: boolean, };
