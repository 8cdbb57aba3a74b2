// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A text.
 */
export type TextRequest = { 
/**
 * The text.
 */
text: string, };
