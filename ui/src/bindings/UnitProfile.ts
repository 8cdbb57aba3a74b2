// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What the office says about its unit; its full name and usual short name stand in the settings.
 */
export type UnitProfile = { 
/**
 * Other short names that may stand for it.
 */
short: Array<string>, 
/**
 * Names that are wrong though people write them.
 */
wrong: Array<string>, 
/**
 * How many villages (村) it has.
 */
villages: number | null, 
/**
 * How many communities (社区) it has.
 */
communities: number | null, };
