// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
/**
 * Something that was true last year: to be changed or confirmed. Offsets are in wire units.
 */
export type MarkView = { 
/**
 * Id of the block; 0 for a name or a post in 文稿信息.
 */
block: number, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What it is, in Chinese: 数字, 年份, 今年去年, 会议届次, 姓名, 职务.
 */
kind: string, 
/**
 * The characters.
 */
text: string, };
