// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { RoleDto } from "./RoleDto";
import type { SlotDto } from "./SlotDto";

/**
 * What one or several lines make.
 */
export type PieceView = { 
/**
 * The lines, by their places in [`ReadingView::lines`].
 */
lines: Array<number>, 
/**
 * What they make.
 */
role: RoleDto, 
/**
 * The text.
 */
text: string, 
/**
 * For a heading: what it is about; for anything below one: what its section is about.
 */
slot: SlotDto | null, 
/**
 * Id of the template's step that it belongs to; empty for none.
 */
step: string, 
/**
 * Whether a person said what the heading is about.
 */
assigned: boolean, 
/**
 * Why this is a guess, a sentence each; empty where it is sure.
 */
doubts: Array<string>, };
