// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A report for the editor of a website.
 */
export type PortalCopy = { 
/**
 * With headings, paragraphs and tables; no page, no script, no class.
 */
html: string, 
/**
 * A paragraph a line.
 */
text: string, };
