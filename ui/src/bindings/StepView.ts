// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { SlotDto } from "./SlotDto";
import type { StepKind } from "./StepKind";
import type { StepState } from "./StepState";

/**
 * A step of the navigator.
 */
export type StepView = { 
/**
 * Names the step while the report is open.
 */
key: string, 
/**
 * What it is.
 */
kind: StepKind, 
/**
 * What it is about; `other` for opening and closing.
 */
slot: SlotDto, 
/**
 * Name: the heading as it stands, shortened to its first clause, else the template's name.
 */
name: string, 
/**
 * Number of its heading, computed or as typed.
 */
number: string | null, 
/**
 * Id of its heading block; `None` for opening, closing and a missing step.
 */
heading: number | null, 
/**
 * Id of the first block of it, to go to.
 */
first_block: number | null, 
/**
 * How far it is.
 */
state: StepState, 
/**
 * Whether a report can do without it.
 */
optional: boolean, 
/**
 * What is still open, as sentences: figures without value, no text.
 */
open: Array<string>, };
