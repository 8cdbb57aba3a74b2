// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What was done to a paragraph in Word.
 */
export type WordEditKind = "changed" | "added" | "removed";
