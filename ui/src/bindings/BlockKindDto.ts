// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * See `report::BlockKind`.
 */
export type BlockKindDto = "letterhead" | "title" | "addressee" | "heading1" | "heading2" | "heading3" | "heading4" | "body" | "attachment" | "signature" | "date" | "note" | "annex" | "annextext" | "imprint";
