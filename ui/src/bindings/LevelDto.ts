// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * How certain a finding is.
 */
export type LevelDto = "certain" | "suspected" | "hint";
