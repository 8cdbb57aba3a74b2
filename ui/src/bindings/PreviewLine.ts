// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { PreviewPiece } from "./PreviewPiece";

/**
 * One line of text.
 */
export type PreviewLine = { 
/**
 * The base line.
 */
y: number, 
/**
 * Height of the line.
 */
height: number, 
/**
 * Id of the block; `None` for what the form adds.
 */
block: number | null, 
/**
 * Where it starts in the block, in wire units.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What stands on it, from left to right.
 */
pieces: Array<PreviewPiece>, };
