// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * A horizontal rule.
 */
export type PreviewRule = { 
/**
 * Its left end.
 */
x: number, 
/**
 * Its middle.
 */
y: number, 
/**
 * How long it is.
 */
width: number, 
/**
 * How thick it is.
 */
thickness: number, 
/**
 * Whether it is printed in red.
 */
red: boolean, };
