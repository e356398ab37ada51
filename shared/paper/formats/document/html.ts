import {
  type Cell,
  type DocumentNode,
  type DocumentRow,
  headingOf,
  type PaperDocument,
  type Section,
  type TableNode,
} from "../../document/node.ts"
import { xmlText } from "../xml.ts"

/**
 * The paper as one file, complete in itself: no script, no address outside of it. It prints with page numbers and
 * repeated table headings, each chapter on the paper that it needs.
 */
export function paperHtml(paper: PaperDocument): string {
  const { cover, language, sections } = paper
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${xmlText(cover.title)}</title>
<style>${STYLE}${pageStyle(paper)}</style>
</head>
<body>
${paper.draftMark === "" ? "" : `<p class="draft">${xmlText(paper.draftMark)}</p>`}
<header class="cover">
<h1>${xmlText(cover.title)}</h1>
${cover.subtitle === "" ? "" : `<p class="subtitle">${xmlText(cover.subtitle)}</p>`}
${factsHtml(cover.facts)}
${cover.notice === "" ? "" : `<p class="note">${xmlText(cover.notice)}</p>`}
</header>
${contentsHtml(paper)}
<main>
${sections.map((section) => sectionHtml(section)).join("\n")}
</main>
</body>
</html>
`
}

/** Page numbers and running footers stand in the margins (CSS Paged Media Level 3, 5). */
function pageStyle({ draftMark, footer, words }: PaperDocument): string {
  const number = words.page('" counter(page) "', '" counter(pages) "')
  return `
@page { @bottom-left { content: ${cssText(footer)} } @bottom-right { content: "${number}" } @top-right { content: ${cssText(draftMark)} } }`
}

function cssText(value: string): string {
  return JSON.stringify(value).replaceAll("<", "\\3c ")
}

const STYLE = `
@page { size: A4; margin: 20mm 18mm; @bottom-left { font: 8pt sans-serif } @bottom-right { font: 8pt sans-serif } @top-right { font: bold 10pt sans-serif; color: #8b1538 } }
@page a4Landscape { size: A4 landscape; margin: 16mm }
@page a3Landscape { size: A3 landscape; margin: 16mm }
:root { color-scheme: light }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 "IBM Plex Sans", "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #14212b; background: #fff }
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
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt }
  .draft { display: none } .cover { min-height: 200mm; padding-top: 50mm } nav, section { break-before: page }
  section.continued:not([data-page="a4"]) { break-before: page }
  section[data-page="a4Landscape"] { page: a4Landscape } section[data-page="a3Landscape"] { page: a3Landscape }
  .table { overflow: visible } table { font-size: 8pt } tr { break-inside: avoid } h2 { margin-top: 0 }
  thead th, .group th, td { print-color-adjust: exact }
}
@media (max-width: 40rem) { dl { grid-template-columns: 1fr } h1 { font-size: 1.6rem } }`

function contentsHtml({ sections, words }: PaperDocument): string {
  const items = sections
    .filter(({ title }) => title !== "")
    .map((section) => `<li><a href="#${section.id}">${xmlText(headingOf(section))}</a></li>`)
  return `<nav aria-labelledby="contents"><h2 id="contents">${xmlText(words.contents)}</h2><ol>
${items.join("\n")}
</ol></nav>`
}

function sectionHtml(section: Section): string {
  const { id, nodes, page, title } = section
  const heading = title === "" ? "" : `<h2 id="${id}">${xmlText(headingOf(section))}</h2>`
  const continued = title === "" ? ' class="continued"' : ""
  return `<section data-page="${page}"${continued}>${heading}
${nodes.map(nodeHtml).join("\n")}
</section>`
}

function nodeHtml(node: DocumentNode): string {
  switch (node.kind) {
    case "heading": {
      const tag = `h${node.level + 1}`
      return `<${tag}>${xmlText(node.text)}</${tag}>`
    }
    case "paragraph":
      return `<p${node.style === "note" ? ' class="note"' : ""}>${xmlText(node.text)}</p>`
    case "list":
      return `<ul>${node.items.map((item) => `<li>${xmlText(item)}</li>`).join("")}</ul>`
    case "facts":
      return factsHtml(node.facts)
    case "table":
      return tableHtml(node)
  }
}

function factsHtml(facts: readonly (readonly [string, string])[]): string {
  if (facts.length === 0) return ""
  const entries = facts.map(([label, value]) => {
    return `<dt>${xmlText(label)}</dt><dd>${xmlText(value)}</dd>`
  })
  return `<dl>${entries.join("")}</dl>`
}

function tableHtml(table: TableNode): string {
  const { caption, columns, isForm, legend, rows } = table
  const headings = columns.map(({ heading, isCentred, spoken }) => {
    const title =
      spoken === undefined ? "" : ` abbr="${xmlText(spoken)}" title="${xmlText(spoken)}"`
    return `<th scope="col"${isCentred ? ' class="centred"' : ""}${title}>${xmlText(heading)}</th>`
  })
  const span = columns.length
  const legendRow =
    legend === undefined
      ? ""
      : `<tr><td class="legend" colspan="${span}">${xmlText(legend)}</td></tr>`
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(
    ({ width }) => `<col style="width:${((100 * width) / total).toFixed(1)}%">`,
  )
  return `<div class="table" role="region" tabindex="0" aria-label="${xmlText(caption)}"><table${isForm ? ' class="form"' : ""}>
<caption>${xmlText(caption)}</caption><colgroup>${widths.join("")}</colgroup>
<thead>${legendRow}<tr>${headings.join("")}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, table)).join("\n")}
</tbody></table></div>`
}

function rowHtml(row: DocumentRow, { columns, rowHeader }: TableNode): string {
  if (row.kind === "group") {
    return `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${xmlText(row.text)}</th></tr>`
  }
  const cells = row.cells.map((cell, index) => {
    const classes = [columns[index]?.isCentred ? "centred" : "", cell.role ?? ""].filter(Boolean)
    const attribute = classes.length > 0 ? ` class="${classes.join(" ")}"` : ""
    return index === rowHeader
      ? `<th scope="row"${attribute}>${cellHtml(cell)}</th>`
      : `<td${attribute}>${cellHtml(cell)}</td>`
  })
  return `<tr>${cells.join("")}</tr>`
}

function cellHtml({ spoken, text }: Cell): string {
  if (spoken === undefined) return xmlText(text)
  return `<span aria-hidden="true">${xmlText(text)}</span><span class="hidden">${xmlText(spoken)}</span>`
}
