//! Report to .docx bytes.
