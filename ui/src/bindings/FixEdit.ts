// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A change of one block's text. An insertion has `start == end`, a deletion no `with`.
 */
export type FixEdit = { 
/**
 * Id of the block.
 */
block: number, 
/**
 * From here.
 */
start: number, 
/**
 * To here.
 */
end: number, 
/**
 * What stands there afterwards.
 */
with: string, };
