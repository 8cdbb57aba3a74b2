// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A library that [`Recovered`] named.
 */
export type RecoveredFolder = { 
/**
 * The folder.
 */
folder: string, };
