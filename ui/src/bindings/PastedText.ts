// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Text that a person pasted.
 */
export type PastedText = { 
/**
 * The text, plain.
 */
text: string, 
/**
 * The same as HTML, where the clipboard has it; empty where not.
 */
html: string, };
