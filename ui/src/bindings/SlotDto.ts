// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * See `report::Slot`.
 */
export type SlotDto = "organisation" | "study" | "publicity" | "governance" | "problems" | "plans" | "duties" | "suggestions" | "work" | "other";
