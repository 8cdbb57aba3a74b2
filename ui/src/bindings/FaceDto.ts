// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A part of the document, by the face that it is set in.
 */
export type FaceDto = "title" | "body" | "heading1" | "heading2" | "page_number" | "latin";
