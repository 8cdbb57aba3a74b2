// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * What was entered for a figure: number and qualifier, no unit.
 */
export type FigureDto = { 
/**
 * This year's.
 */
entry: string, 
/**
 * Last year's.
 */
last: string, };
