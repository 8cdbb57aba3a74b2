// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A file name without folder.
 */
export type FileName = { 
/**
 * The name, safe on every system.
 */
name: string, };
