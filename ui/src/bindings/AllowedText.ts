// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A text that a rule is to leave alone.
 */
export type AllowedText = { 
/**
 * Code of the rule.
 */
code: string, 
/**
 * The text.
 */
text: string, };
