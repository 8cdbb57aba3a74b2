// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Which word list.
 */
export type LexiconName = { 
/**
 * Which: `laws`, `phrases`….
 */
kind: string, };
