// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A font that the file names.
 */
export type FontOutlook = { 
/**
 * What is set in it: 标题, 正文 …
 */
part: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether this machine has it.
 */
present: boolean, 
/**
 * What this machine shows instead; empty where it has it, or nothing.
 */
shown_in: string, };
