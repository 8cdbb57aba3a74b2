// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { NumberingDto } from "./NumberingDto";

/**
 * Text from the clipboard.
 */
export type PasteText = { 
/**
 * The text, a paragraph a line.
 */
text: string, 
/**
 * How the report that receives it is numbered.
 */
numbering: NumberingDto, };
