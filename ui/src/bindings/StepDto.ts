// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { SlotDto } from "./SlotDto";

/**
 * Guidance for a step.
 */
export type StepDto = { 
/**
 * What it is about.
 */
slot: SlotDto, 
/**
 * Name in the navigator.
 */
name: string, 
/**
 * Heading of a new section.
 */
heading: string, 
/**
 * Left out of a new report until asked for.
 */
optional: boolean, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * What the county looks for.
 */
prompts: Array<string>, 
/**
 * Sentences to begin with; figures as `⟦id⟧`, `{unit}`, `{short}`, `{year}`, `{next_year}`
 * unfilled.
 */
sentences: Array<string>, };
