// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A report was kept.
 */
export type Saved = { 
/**
 * The revision it has now.
 */
revision: number, 
/**
 * When, RFC 3339.
 */
saved_at: string, };
