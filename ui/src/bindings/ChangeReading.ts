// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ReadingChange } from "./ReadingChange";

/**
 * A change of a reading.
 */
export type ChangeReading = { 
/**
 * Names the source.
 */
token: number, 
/**
 * The reading that is changed.
 */
reading: unknown, 
/**
 * The change.
 */
change: ReadingChange, };
