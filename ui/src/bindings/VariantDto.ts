// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * See `report::Variant`.
 */
export type VariantDto = "submission" | "public" | "consultation" | "plain";
