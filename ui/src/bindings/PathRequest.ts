// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A file.
 */
export type PathRequest = { 
/**
 * Full path.
 */
path: string, };
