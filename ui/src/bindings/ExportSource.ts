// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Where the file that a report came from is to be written.
 */
export type ExportSource = { 
/**
 * Id of the report in the store.
 */
id: string, 
/**
 * Full path of the file.
 */
path: string, };
