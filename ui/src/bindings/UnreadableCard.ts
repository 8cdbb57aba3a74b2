// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A report that can't be listed.
 */
export type UnreadableCard = { 
/**
 * Id in the store; empty if that can't be read either.
 */
id: string, 
/**
 * The name or title if it can be read, else the id.
 */
name: string, 
/**
 * What can't be read, and what is safe: a sentence.
 */
message: string, };
