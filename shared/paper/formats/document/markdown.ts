import {
  type DocumentNode,
  type DocumentRow,
  headingOf,
  type PaperDocument,
  type TableNode,
} from "../../document/node.ts"

/** The paper as GitHub Flavored Markdown; texts are escaped, so that none of them becomes markup. */
export function paperMarkdown({ cover, draftMark, footer, sections }: PaperDocument): string {
  const parts = [
    `# ${escaped(cover.title)}`,
    escaped(cover.subtitle),
    draftMark === "" ? "" : `**${escaped(draftMark)}**`,
    ...nodeMarkdown({ kind: "facts", facts: cover.facts }),
    escaped(cover.notice),
    ...sections.flatMap((section) => [
      section.title === "" ? "" : `## ${escaped(headingOf(section))}`,
      ...section.nodes.flatMap(nodeMarkdown),
    ]),
    "---",
    escaped(footer),
  ]
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`
}

function nodeMarkdown(node: DocumentNode): readonly string[] {
  switch (node.kind) {
    case "heading":
      return [`${"#".repeat(node.level + 1)} ${escaped(node.text)}`]
    case "paragraph":
      return [escaped(node.text)]
    case "list":
      return [node.items.map((item) => `- ${inLine(item)}`).join("\n")]
    case "facts":
      return [
        node.facts.map(([label, value]) => `- **${inLine(label)}:** ${inLine(value)}`).join("\n"),
      ]
    case "table":
      return tableMarkdown(node)
    case "figure":
      // The table that follows says the same.
      return []
  }
}

function tableMarkdown({ caption, columns, legend, rows }: TableNode): readonly string[] {
  const lines = [
    lineOf(columns.map(({ heading }) => heading)),
    lineOf(
      columns.map(({ isCentred }) => (isCentred ? ":-:" : "---")),
      (text) => text,
    ),
    ...rows.map((row) => rowMarkdown(row, columns.length)),
  ]
  const caps = `*${inLine(caption)}*`
  return legend === undefined ? [caps, lines.join("\n")] : [caps, escaped(legend), lines.join("\n")]
}

function rowMarkdown(row: DocumentRow, width: number): string {
  if (row.kind === "cells") return lineOf(row.cells.map(({ text }) => text))
  const rest = Array.from({ length: width - 1 }, () => "")
  return `| **${inLine(row.text)}** |${rest.map(() => " |").join("")}`
}

function lineOf(cells: readonly string[], write: (text: string) => string = inLine): string {
  return `| ${cells.map(write).join(" | ")} |`
}

function inLine(text: string): string {
  return escaped(text).replaceAll(/\r?\n/g, "<br>")
}

/** Marks that begin or enclose markup anywhere; those of line beginnings are escaped with them. */
const MARKUP = /[\\`*_{}[\]<>#|~]/g

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, "\uFFFD")
    .replaceAll(MARKUP, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, String.raw`$1\$2`)
}
