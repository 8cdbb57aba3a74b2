// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Last year's report to go on from.
 */
export type Rollover = { 
/**
 * Id in the store.
 */
id: string, 
/**
 * The year that the new report is about.
 */
year: number, };
