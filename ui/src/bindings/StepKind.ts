// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What a step of the navigator is.
 */
export type StepKind = "opening" | "section" | "closing";
