// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A name for a report in the library.
 */
export type RenameReport = { 
/**
 * Id in the store.
 */
id: string, 
/**
 * The name; empty to use the title.
 */
name: string, };
