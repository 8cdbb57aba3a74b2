// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What follows for one block.
 */
export type BlockView = { 
/**
 * Id of the block.
 */
id: number, 
/**
 * Its computed number, where numbers are computed and it is a heading.
 */
number: string | null, 
/**
 * The computed mark above it, 附件1, where it begins an attachment and none was typed.
 */
mark: string | null, 
/**
 * Where its heading part ends, if it is a heading that runs on. A number as typed is part of
 * the heading part.
 */
heading_end: number | null, 
/**
 * Key of the step that it belongs to.
 */
step: string, };
