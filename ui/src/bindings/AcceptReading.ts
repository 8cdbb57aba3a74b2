// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A reading that a person agrees with.
 */
export type AcceptReading = { 
/**
 * Names the source.
 */
token: number, 
/**
 * The reading; `None` for a file of this program.
 */
reading: unknown, 
/**
 * The year of the report that goes on from it; `None` to keep it as the report that it is.
 */
year: number | null, };
