// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What became of a promise.
 */
export type AnswerDto = "open" | "done" | "partly" | "not" | "dropped";
