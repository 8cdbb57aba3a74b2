// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * See `report::numbering::Numbering`.
 */
export type NumberingDto = "computed" | "as_typed";
