import { type PaperDocument } from "../../document/node.ts"

/** Paper sizes; page numbers and running footers stand in the margins (CSS Paged Media Level 3, 5). */
export function paperPageStyle({ draftMark, footer, words }: PaperDocument): string {
  const number = words.page('" counter(page) "', '" counter(pages) "')
  return `@page { size: A4; margin: 20mm 18mm; @bottom-left { font: 8pt sans-serif } @bottom-right { font: 8pt sans-serif } @top-right { font: bold 10pt sans-serif; color: #8b1538 } }
@page a4Landscape { size: A4 landscape; margin: 16mm }
@page a3Landscape { size: A3 landscape; margin: 16mm }
@page { @bottom-left { content: ${cssText(footer)} } @bottom-right { content: "${number}" } @top-right { content: ${cssText(draftMark)} } }`
}

function cssText(value: string): string {
  return JSON.stringify(value).replaceAll("<", "\\3c ")
}

/** Looks of the paper's contents; can be nested in the rule of an element that holds them. */
export const PAPER_STYLE = `
h1 { margin: 0 0 .5rem; font-size: 2.2rem; line-height: 1.15; color: #1f3d36 }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid #1f3d36; font-size: 1.5rem; color: #1f3d36 }
h3 { margin: 1.75rem 0 .5rem; font-size: 1.2rem }
h4 { margin: 1.25rem 0 .25rem; font-size: 1rem }
h2, h3, h4 { break-after: avoid }
p { white-space: pre-line }
.subtitle { font-size: 1.2rem }
.note { padding: .5rem .75rem; border-left: 3px solid #8a97a3; background: #f3f5f6; font-size: .9rem }
.draft { position: sticky; top: 0; z-index: 1; margin: 0 0 1rem; padding: .25rem .75rem; border: 2px solid #8b1538; color: #8b1538; background: #fff; font-weight: 700; text-align: center }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .25rem 1rem; margin: .5rem 0 1rem }
dt { font-weight: 600 } dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere }
nav ol { padding-left: 0; list-style: none } nav a { color: inherit }
.table { margin: .75rem 0 1.5rem; overflow-x: auto }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.35 }
caption { padding-bottom: .35rem; font-weight: 600; text-align: left }
th, td { padding: .25rem .4rem; border: 1px solid #8a97a3; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: break-word }
thead th { background: #1f3d36; color: #fff } thead .legend { background: #fff; color: #14212b; font-weight: 400 }
.group th { background: #e8efec } .centred { text-align: center }
.accountable { background: #8b1538; color: #fff; font-weight: 700 } .responsible { background: #dbe9f7; font-weight: 700 }
.consulted, .supports { background: #fdf0cf } .informed, .plans, .controls { background: #f3f5f6 }
.form td, .form th { height: 3.2em }
figure { margin: 1rem 0 } figure svg { display: block; width: 100%; height: auto; background: #fff } figcaption { margin-top: .35rem; font-size: .875rem; font-weight: 600 }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media print {
  .draft { display: none } .cover { min-height: 200mm; padding-top: 50mm } nav, section { break-before: page }
  section.continued:not([data-page="a4"]) { break-before: page }
  .cover[data-short] { min-height: 0; padding-top: 0 } section[data-short] { break-before: auto }
  [data-page="a4Landscape"] { page: a4Landscape } [data-page="a3Landscape"] { page: a3Landscape }
  figure { break-inside: avoid } figure svg { width: var(--width); max-width: 100%; print-color-adjust: exact }
  .table { overflow: visible } table { font-size: 8pt } tr { break-inside: avoid } h2 { margin-top: 0 }
  thead th, .group th, td { print-color-adjust: exact }
}
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } h1 { font-size: 1.6rem } }`
