// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * How a block that was taken over stands.
 */
export type CarriedStateDto = "kept" | "changed" | "open";
