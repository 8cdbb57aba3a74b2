// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A line of a file that was kept.
 */
export type KeptLine = { 
/**
 * As it stands in the source.
 */
text: string, 
/**
 * Why it was left out, a sentence; `None` where it was not.
 */
left_out: string | null, };
