// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FateDto } from "./FateDto";

/**
 * A run of characters of two paragraphs.
 */
export type DifferencePiece = { 
/**
 * Where it stands.
 */
fate: FateDto, 
/**
 * The characters.
 */
text: string, };
