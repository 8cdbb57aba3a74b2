// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Where page numbers stand.
 */
export type NumberPlaceDto = "outside" | "center";
