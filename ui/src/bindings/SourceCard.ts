// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * The file that a report came from, kept with it.
 */
export type SourceCard = { 
/**
 * Name of the file, or 粘贴的内容.txt.
 */
name: string, 
/**
 * Its size in bytes.
 */
size: number, 
/**
 * When it was kept, RFC 3339.
 */
kept_at: string, };
