import {
  type Cell,
  type DocumentNode,
  type DocumentRow,
  type FigureNode,
  headingOf,
  type PaperDocument,
  type Section,
  type TableNode,
} from "../../document/node.ts"
import { drawingSvg } from "../figures/svg.ts"
import { xmlText } from "../xml.ts"
import { PAPER_STYLE, paperPageStyle } from "./html-style.ts"

/** The paper in pieces of HTML, for pages that show it and replace what changes. */
export interface PaperPieces {
  /** Empty unless the paper is a draft. */
  readonly draft: string
  readonly cover: string
  /** Empty for a short paper. */
  readonly contents: string
  readonly sections: readonly { readonly id: string; readonly html: string }[]
}

/** `prefix` stands before every anchor, so that it differs from the anchors of the page around. */
export function paperPieces(paper: PaperDocument, prefix = ""): PaperPieces {
  const { cover, draftMark, isShort, sections } = paper
  const shortPage = isShort ? ` data-short data-page="${sections[0]?.page ?? "a4"}"` : ""
  return {
    draft: draftMark === "" ? "" : `<p class="draft">${xmlText(draftMark)}</p>`,
    cover: `<header class="cover"${shortPage}>
<h1>${xmlText(cover.title)}</h1>
${cover.subtitle === "" ? "" : `<p class="subtitle">${xmlText(cover.subtitle)}</p>`}
${factsHtml(cover.facts)}
${cover.notice === "" ? "" : `<p class="note">${xmlText(cover.notice)}</p>`}
</header>`,
    contents: isShort ? "" : contentsHtml(paper, prefix),
    sections: sections.map((section) => ({
      id: section.id,
      html: sectionHtml(section, { prefix, isShort }),
    })),
  }
}

const FILE_STYLE = `
:root { color-scheme: light }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 "IBM Plex Sans", "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #14212b; background: #fff }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10pt } }`

/**
 * The paper as one file, complete in itself: no script, no address outside of it. It prints with page numbers and
 * repeated table headings, each chapter on the paper that it needs.
 */
export function paperHtml(paper: PaperDocument): string {
  const { contents, cover, draft, sections } = paperPieces(paper)
  return `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${xmlText(paper.cover.title)}</title>
<style>${paperPageStyle(paper)}${FILE_STYLE}${PAPER_STYLE}</style>
</head>
<body>
${draft}
${cover}
${contents}
<main>
${sections.map(({ html }) => html).join("\n")}
</main>
</body>
</html>
`
}

function contentsHtml({ sections, words }: PaperDocument, prefix: string): string {
  const items = sections
    .filter(({ title }) => title !== "")
    .map(
      (section) => `<li><a href="#${prefix}${section.id}">${xmlText(headingOf(section))}</a></li>`,
    )
  return `<nav aria-labelledby="${prefix}contents"><h2 id="${prefix}contents">${xmlText(words.contents)}</h2><ol>
${items.join("\n")}
</ol></nav>`
}

function sectionHtml(
  section: Section,
  { prefix, isShort }: { readonly prefix: string; readonly isShort: boolean },
): string {
  const { id, nodes, page, title } = section
  const heading = title === "" ? "" : `<h2 id="${prefix}${id}">${xmlText(headingOf(section))}</h2>`
  const continued = title === "" ? ' class="continued"' : ""
  return `<section data-page="${page}"${isShort ? " data-short" : ""}${continued}>${heading}
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
    case "figure":
      return figureHtml(node)
  }
}

function figureHtml({ alt, caption, drawing, width }: FigureNode): string {
  const svg = drawingSvg(drawing, { alt, fontFamily: "inherit" })
  return `<figure style="--width:${width.toFixed(1)}mm">${svg}<figcaption>${xmlText(caption)}</figcaption></figure>`
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
