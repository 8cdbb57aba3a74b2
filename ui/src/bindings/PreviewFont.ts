// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FaceDto } from "./FaceDto";

/**
 * What a face is set in.
 */
export type PreviewFont = { 
/**
 * The face.
 */
face: FaceDto, 
/**
 * CSS families, best first.
 */
families: Array<string>, 
/**
 * Whether the font of the standard is on this machine.
 */
present: boolean, 
/**
 * Whether the bold weight of the family stands in.
 */
bold: boolean, };
