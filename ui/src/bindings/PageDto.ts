// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * The page of a house style: margins in tenths of a millimetre, 150 to 450; line height in
 * hundredths of a point, 2600 to 3600.
 */
export type PageDto = { 
/**
 * 天头
 */
top: number, 
/**
 * Below the 版心.
 */
bottom: number, 
/**
 * 订口
 */
left: number, 
/**
 * Right of the 版心.
 */
right: number, 
/**
 * Height of a line.
 */
line: number, };
