//! The order of child elements that the schema (ECMA-376, part 1, annex A) demands, as data.
//!
//! docx-rs writes children in the order of its own code, Word is lenient, and validators and other
//! programs are not. [`finish`](crate::finish) sorts by these tables. Elements that a table does not
//! name keep their order, at the end.

/// What may stand in an element, in order; `None` for elements whose children stay as they are.
pub(crate) fn of(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "w:pPr" => P_PR,
        "w:r" => R,
        "w:rPr" => R_PR,
        "w:sectPr" => SECT_PR,
        "w:style" => STYLE,
        "w:styles" => STYLES,
        "w:settings" => SETTINGS,
        "w:compat" => COMPAT,
        "w:pBdr" => P_BDR,
        "w:docDefaults" => DOC_DEFAULTS,
        "w:tblPr" => TBL_PR,
        "w:trPr" => TR_PR,
        "w:tcPr" => TC_PR,
        "w:tblBorders" => TBL_BORDERS,
        _ => return None,
    })
}

/// Whether an element says nothing when it is empty, so that it may be left out.
pub(crate) fn is_idle_when_empty(element: &str) -> bool {
    matches!(element, "w:pPr" | "w:r" | "w:rPr")
}

/// CT_PPr
const P_PR: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

/// CT_R: what a run shows stays as it is.
const R: &[&str] = &["w:rPr"];

/// CT_RPr
const R_PR: &[&str] = &[
    "w:ins",
    "w:del",
    "w:moveFrom",
    "w:moveTo",
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:outline",
    "w:shadow",
    "w:emboss",
    "w:imprint",
    "w:noProof",
    "w:snapToGrid",
    "w:vanish",
    "w:webHidden",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
    "w:em",
    "w:lang",
    "w:eastAsianLayout",
    "w:specVanish",
    "w:oMath",
    "w:rPrChange",
];

/// CT_SectPr
const SECT_PR: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:footnotePr",
    "w:endnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:cols",
    "w:formProt",
    "w:vAlign",
    "w:noEndnote",
    "w:titlePg",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
    "w:printerSettings",
    "w:sectPrChange",
];

/// CT_Style
const STYLE: &[&str] = &[
    "w:name",
    "w:aliases",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:autoRedefine",
    "w:hidden",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:locked",
    "w:personal",
    "w:personalCompose",
    "w:personalReply",
    "w:rsid",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
    "w:tblStylePr",
];

/// CT_Styles
const STYLES: &[&str] = &["w:docDefaults", "w:latentStyles", "w:style"];

/// CT_DocDefaults
const DOC_DEFAULTS: &[&str] = &["w:rPrDefault", "w:pPrDefault"];

/// CT_PBdr
const P_BDR: &[&str] = &[
    "w:top",
    "w:left",
    "w:bottom",
    "w:right",
    "w:between",
    "w:bar",
];

/// CT_Settings, as far as this program or docx-rs writes it.
const SETTINGS: &[&str] = &[
    "w:writeProtection",
    "w:view",
    "w:zoom",
    "w:mirrorMargins",
    "w:bordersDoNotSurroundHeader",
    "w:bordersDoNotSurroundFooter",
    "w:attachedTemplate",
    "w:trackRevisions",
    "w:documentProtection",
    "w:defaultTabStop",
    "w:autoHyphenation",
    "w:evenAndOddHeaders",
    "w:drawingGridHorizontalSpacing",
    "w:drawingGridVerticalSpacing",
    "w:displayHorizontalDrawingGridEvery",
    "w:displayVerticalDrawingGridEvery",
    "w:noPunctuationKerning",
    "w:characterSpacingControl",
    "w:strictFirstAndLastChars",
    "w:noLineBreaksAfter",
    "w:noLineBreaksBefore",
    "w:updateFields",
    "w:footnotePr",
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:decimalSymbol",
    "w:listSeparator",
    "w14:docId",
    "w15:docId",
];

/// CT_Compat, as far as this program or docx-rs writes it.
const COMPAT: &[&str] = &[
    "w:spaceForUL",
    "w:balanceSingleByteDoubleByteWidth",
    "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace",
    "w:doNotExpandShiftReturn",
    "w:adjustLineHeightInTable",
    "w:useFELayout",
    "w:compatSetting",
];

/// CT_TblPr
const TBL_PR: &[&str] = &[
    "w:tblStyle",
    "w:tblpPr",
    "w:tblOverlap",
    "w:bidiVisual",
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
];

/// CT_TrPr knows no order; this is the one that Word writes.
const TR_PR: &[&str] = &["w:cantSplit", "w:trHeight", "w:tblHeader", "w:jc"];

/// CT_TcPr
const TC_PR: &[&str] = &[
    "w:cnfStyle",
    "w:tcW",
    "w:gridSpan",
    "w:hMerge",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:textDirection",
    "w:tcFitText",
    "w:vAlign",
];

/// CT_TblBorders
const TBL_BORDERS: &[&str] = &[
    "w:top",
    "w:left",
    "w:bottom",
    "w:right",
    "w:insideH",
    "w:insideV",
];

/// The place of a child in its parent's order.
pub(crate) fn rank(order: &[&str], child: &str) -> usize {
    order
        .iter()
        .position(|name| *name == child)
        .unwrap_or(order.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_names_an_element_twice() {
        for element in [
            "w:pPr",
            "w:r",
            "w:rPr",
            "w:sectPr",
            "w:style",
            "w:styles",
            "w:settings",
            "w:compat",
            "w:pBdr",
            "w:docDefaults",
            "w:tblPr",
            "w:trPr",
            "w:tcPr",
            "w:tblBorders",
        ] {
            let order = of(element).unwrap();
            let mut names = order.to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), order.len(), "{element}");
        }
    }

    #[test]
    fn an_element_that_a_table_does_not_name_goes_to_the_end() {
        assert_eq!(rank(P_BDR, "w:top"), 0);
        assert_eq!(rank(P_BDR, "w:unknown"), P_BDR.len());
    }
}
