// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A stored report.
 */
export type IdRequest = { 
/**
 * Id in the store.
 */
id: string, };
