// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * See `report::SignatureRule`.
 */
export type SignatureRuleDto = "sealed" | "unsealed" | "stamp";
