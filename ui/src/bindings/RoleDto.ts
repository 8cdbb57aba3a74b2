// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What lines of a source make.
 */
export type RoleDto = "particulars" | "letterhead" | "title" | "addressee" | "heading1" | "heading2" | "heading3" | "heading4" | "body" | "attachment" | "signature" | "date" | "note" | "annex" | "annextext" | "copies" | "issue" | "imprint";
