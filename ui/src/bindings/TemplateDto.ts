// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { LeadDto } from "./LeadDto";
import type { StepDto } from "./StepDto";

/**
 * A report type.
 */
export type TemplateDto = { 
/**
 * Stable id.
 */
id: string, 
/**
 * Name to choose it by.
 */
name: string, 
/**
 * Words in an empty addressee.
 */
addressee_hint: string, 
/**
 * Guidance for the opening.
 */
lead: LeadDto, 
/**
 * The steps in order.
 */
steps: Array<StepDto>, };
