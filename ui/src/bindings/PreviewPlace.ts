// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Where the pages stand.
 */
export type PreviewPlace = "beside" | "under";
