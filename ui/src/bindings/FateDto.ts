// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Where a run of characters stands.
 */
export type FateDto = "same" | "removed" | "added";
