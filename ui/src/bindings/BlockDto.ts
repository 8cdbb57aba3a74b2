// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { BlockKindDto } from "./BlockKindDto";

/**
 * A paragraph.
 */
export type BlockDto = { 
/**
 * Identity within the report.
 */
id: number, 
/**
 * What it is.
 */
kind: BlockKindDto, 
/**
 * The text; a figure stands in it as `⟦id⟧`.
 */
text: string, };
