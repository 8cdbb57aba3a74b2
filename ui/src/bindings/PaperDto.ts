// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * See `report::Paper`.
 */
export type PaperDto = "document" | "letter";
