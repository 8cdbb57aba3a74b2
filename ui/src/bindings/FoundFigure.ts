// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A figure that was found in the text.
 */
export type FoundFigure = { 
/**
 * Its label.
 */
label: string, 
/**
 * Its value with the unit.
 */
value: string, };
