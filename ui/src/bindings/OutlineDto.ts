// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * How the sections of a report are arranged.
 */
export type OutlineDto = "three-part" | "flat";
