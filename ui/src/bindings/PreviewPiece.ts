// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FaceDto } from "./FaceDto";

/**
 * Characters of one face and size.
 */
export type PreviewPiece = { 
/**
 * The face.
 */
face: FaceDto, 
/**
 * Size.
 */
size: number, 
/**
 * Whether it is printed in red.
 */
red: boolean, 
/**
 * Whether it is bold.
 */
bold: boolean, 
/**
 * The characters.
 */
text: string, 
/**
 * The left edge of each character (code point) of `text`.
 */
xs: Array<number>, };
