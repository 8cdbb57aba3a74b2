// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * How far a step is.
 */
export type StepState = "missing" | "empty" | "writing" | "complete";
