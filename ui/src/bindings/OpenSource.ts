// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { KnownReport } from "./KnownReport";
import type { ReadingView } from "./ReadingView";

/**
 * A file or a text that was read and not kept yet.
 */
export type OpenSource = { 
/**
 * Names it until it is accepted or the program ends.
 */
token: number, 
/**
 * Name of the file, or 粘贴的内容.txt.
 */
name: string, 
/**
 * What kind of file it is, in Chinese: Word 文档（.docx）, 网页, 纯文本…
 */
kind: string, 
/**
 * What was recognised; `None` for a file of this program, which knows what it holds.
 */
reading: ReadingView | null, 
/**
 * What a file of this program holds.
 */
known: KnownReport | null, 
/**
 * What of the file is in neither of them, and what became of a draft in it, a sentence each.
 */
notes: Array<string>, 
/**
 * The year of the report that goes on from it: the one after its own, or this year's where it
 * has none.
 */
next_year: number, };
