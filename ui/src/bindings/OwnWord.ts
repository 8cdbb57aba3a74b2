// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A word that the office never wants to read.
 */
export type OwnWord = { 
/**
 * The word.
 */
written: string, 
/**
 * What it writes instead; empty for nothing.
 */
instead: string, };
