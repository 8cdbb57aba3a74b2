// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { CarriedState } from "./CarriedState";
import type { LastSection } from "./LastSection";
import type { MarkView } from "./MarkView";
import type { PromiseView } from "./PromiseView";

/**
 * What was taken over, and what of it is still to be looked at.
 */
export type CarriedView = { 
/**
 * Year of last year's report.
 */
year: number, 
/**
 * How many marks are open.
 */
open: number, 
/**
 * How many there were, those that were changed or confirmed among them.
 */
total: number, 
/**
 * The open marks, in the order of the text.
 */
marks: Array<MarkView>, 
/**
 * Those that were confirmed and stand as they were, likewise.
 */
confirmed: Array<MarkView>, 
/**
 * One for each block that was taken over.
 */
states: Array<CarriedState>, 
/**
 * What last year's report promised, and which problems it named.
 */
promises: Array<PromiseView>, 
/**
 * Last year's sections, in order.
 */
last: Array<LastSection>, 
/**
 * How much of this year's text is the same as last year's, in per cent.
 */
same: number, };
