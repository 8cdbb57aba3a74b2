// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A file was written.
 */
export type Exported = { 
/**
 * Full path of the file.
 */
path: string, 
/**
 * What the person should know: figures without a value, empty sections.
 */
notes: Array<string>, };
