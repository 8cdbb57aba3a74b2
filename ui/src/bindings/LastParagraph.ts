// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { DifferencePiece } from "./DifferencePiece";

/**
 * A paragraph of last year's report beside what it became.
 */
export type LastParagraph = { 
/**
 * As last year's report has it.
 */
text: string, 
/**
 * Id of this year's paragraph that it became; `None` where this year has none.
 */
became: number | null, 
/**
 * The two character by character, in order; empty where there is nothing beside it or no
 * difference.
 */
difference: Array<DifferencePiece>, };
