// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { BlockView } from "./BlockView";
import type { CarriedView } from "./CarriedView";
import type { FigureView } from "./FigureView";
import type { FindingDto } from "./FindingDto";
import type { OutlineDto } from "./OutlineDto";
import type { StepView } from "./StepView";

/**
 * Everything that follows from a report.
 */
export type View = { 
/**
 * One for each block, in order.
 */
blocks: Array<BlockView>, 
/**
 * The step navigator, in order.
 */
steps: Array<StepView>, 
/**
 * The figures of the template, in the order of its steps.
 */
figures: Array<FigureView>, 
/**
 * 0 to 100.
 */
completeness: number, 
/**
 * How the sections are arranged now.
 */
outline: OutlineDto, 
/**
 * Number of Chinese characters, letters and digits in the text.
 */
characters: number, 
/**
 * What review found.
 */
findings: Array<FindingDto>, 
/**
 * What of it is not among `findings`, a sentence; empty where the list is whole.
 */
unlisted: string, 
/**
 * What 发文字号 should be, where the report has another.
 */
document_number: string | null, 
/**
 * What was taken over from last year's report; `None` for one that was not carried over.
 */
carried: CarriedView | null, };
