// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { BlockKindDto } from "./BlockKindDto";

/**
 * A pasted paragraph.
 */
export type PastedBlock = { 
/**
 * What it is: a heading or body.
 */
kind: BlockKindDto, 
/**
 * Its text; a heading's number is taken off where numbers are computed.
 */
text: string, };
