// Generated from src-tauri/crates/api. Do not edit: UPDATE_BINDINGS=1 cargo nextest run -p api bindings
import type { AddSection } from "./AddSection";
import type { AddedSection } from "./AddedSection";
import type { AppInfo } from "./AppInfo";
import type { ChangeOutline } from "./ChangeOutline";
import type { Empty } from "./Empty";
import type { ExportReport } from "./ExportReport";
import type { Exported } from "./Exported";
import type { FileName } from "./FileName";
import type { IdRequest } from "./IdRequest";
import type { LibraryList } from "./LibraryList";
import type { MoveSection } from "./MoveSection";
import type { NewReport } from "./NewReport";
import type { OpenReport } from "./OpenReport";
import type { PasteText } from "./PasteText";
import type { PastedBlock } from "./PastedBlock";
import type { PathRequest } from "./PathRequest";
import type { RenameReport } from "./RenameReport";
import type { ReportCard } from "./ReportCard";
import type { ReportDto } from "./ReportDto";
import type { ReportRequest } from "./ReportRequest";
import type { SaveReport } from "./SaveReport";
import type { Saved } from "./Saved";
import type { SectionRequest } from "./SectionRequest";
import type { Settings } from "./Settings";
import type { TextRequest } from "./TextRequest";
import type { View } from "./View";

/** Every command: what it takes and what it gives. */
export interface Commands {
  app_info: { request: Empty; response: AppInfo };
  settings_get: { request: Empty; response: Settings };
  settings_set: { request: Settings; response: Empty };
  library_list: { request: LibraryList; response: Array<ReportCard> };
  report_create: { request: NewReport; response: OpenReport };
  report_sample: { request: Empty; response: OpenReport };
  report_load: { request: PathRequest; response: OpenReport };
  report_from_text: { request: TextRequest; response: OpenReport };
  report_open: { request: IdRequest; response: OpenReport };
  report_view: { request: ReportRequest; response: View };
  report_save: { request: SaveReport; response: Saved };
  report_duplicate: { request: IdRequest; response: ReportCard };
  report_rename: { request: RenameReport; response: ReportCard };
  report_delete: { request: IdRequest; response: Empty };
  report_restore: { request: IdRequest; response: Empty };
  report_purge: { request: IdRequest; response: Empty };
  edit_renumber: { request: ReportRequest; response: ReportDto };
  edit_outline: { request: ChangeOutline; response: ReportDto };
  edit_move: { request: MoveSection; response: ReportDto };
  edit_add: { request: AddSection; response: AddedSection };
  edit_remove: { request: SectionRequest; response: ReportDto };
  edit_paste: { request: PasteText; response: Array<PastedBlock> };
  export_suggest: { request: ReportRequest; response: FileName };
  export_docx: { request: ExportReport; response: Exported };
  export_draft: { request: ExportReport; response: Exported };
}
