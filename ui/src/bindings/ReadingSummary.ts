// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { FoundFigure } from "./FoundFigure";

/**
 * What was recognised beside the text.
 */
export type ReadingSummary = { 
/**
 * 标题; empty where none was found, as the others are.
 */
title: string, 
/**
 * Full name of the unit.
 */
unit: string, 
/**
 * Why the unit is a guess; `None` where it is sure or a person typed it.
 */
unit_doubt: string | null, 
/**
 * Year reported on; 0 where none was found.
 */
year: number, 
/**
 * Why the year is a guess; `None` where it is sure or a person typed it.
 */
year_doubt: string | null, 
/**
 * 发文字号
 */
document_number: string, 
/**
 * 签发人
 */
signatories: Array<string>, 
/**
 * 主送机关
 */
addressee: string, 
/**
 * 署名, one organ each.
 */
signatures: Array<string>, 
/**
 * 成文日期, as it stands.
 */
date: string, 
/**
 * What a report has and this one does not, a sentence each: 没有找到标题。
 */
missing: Array<string>, 
/**
 * How many pieces are guesses.
 */
guesses: number, 
/**
 * How many lines were left out.
 */
left_out: number, 
/**
 * The figures that were found in the text, label and value, to be kept as last year's.
 */
figures: Array<FoundFigure>, };
