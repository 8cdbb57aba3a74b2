// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { ErrorCode } from "./ErrorCode";

/**
 * A fault: a code, and one plain Chinese sentence that says what happened, what is safe and what
 * to do.
 */
export type ApiError = { 
/**
 * What kind of fault.
 */
code: ErrorCode, 
/**
 * For the person.
 */
message: string, };
