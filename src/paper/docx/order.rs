//! The order in which `WordprocessingML` wants children (ECMA-376 part 1, annex A, transitional); Word repairs a file that strays.

/// Local names of an element's children in order, parted by spaces; `None` where any order will do or docx-rs keeps it.
pub(super) fn of(element: &str) -> Option<&'static str> {
    match element {
        "w:pPr" => Some(PARAGRAPH),
        "w:rPr" => Some(RUN),
        "w:tblPr" => Some(TABLE),
        "w:tcPr" => Some(CELL),
        "w:sectPr" => Some(SECTION),
        "w:style" => Some(STYLE),
        "w:settings" => Some(SETTINGS),
        "w:compat" => Some(COMPATIBILITY),
        "w:numPr" => Some(NUMBERING),
        "w:tblBorders" | "w:tcBorders" | "w:pBdr" => Some(BORDERS),
        _ => None,
    }
}

const PARAGRAPH: &str = "\
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";
const RUN: &str = "\
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
    eastAsianLayout specVanish oMath";
const TABLE: &str = "\
    tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription";
const CELL: &str = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark";
const SECTION: &str = "\
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
    formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid";
const STYLE: &str = "\
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
    personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr";
const SETTINGS: &str = "\
    view zoom defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl compat docVars rsids \
    themeFontLang clrSchemeMapping decimalSymbol listSeparator";
const NUMBERING: &str = "ilvl numId";
const COMPATIBILITY: &str = "doNotExpandShiftReturn doNotUseHTMLParagraphAutoSpacing compatSetting";
const BORDERS: &str = "top left bottom right insideH insideV between bar";
