import { goal, meta } from "@tafelrunde/shared/entities"

import { type Paper } from "../../tables/paper.ts"
import { type DocumentNode, type TableNode } from "../node.ts"

const PROSE = ["occasion", "purpose", "scope", "maintenance", "participationOfBodies"] as const
const AFTER_MEETINGS = ["disagreementRule", "successControl"] as const

/** Chapter 1: what the paper is for, where it applies, how it is kept up to date; goals and meetings. */
export function purpose(paper: Paper): readonly DocumentNode[] {
  const { board } = paper
  const nodes = [
    ...PROSE.flatMap((name) => proseOf(paper, name)),
    ...goals(paper),
    ...meetings(paper),
    ...AFTER_MEETINGS.flatMap((name) => proseOf(paper, name)),
  ]
  if (nodes.length > 0) return nodes
  return [{ kind: "paragraph", text: board.say(DEFAULT) }]
}

const DEFAULT = {
  de: "Dieses Papier hält fest, welche Institution bei der Arbeitsmarktintegration wofür zuständig ist, wo Arbeit von einem Haus an das nächste übergeht und was verbindlich vereinbart wurde.",
  en: "This paper records which institution is responsible for what in labour-market integration, where work passes from one house to the next, and what has been bindingly agreed.",
}

function proseOf(
  { content, language }: Paper,
  name: (typeof PROSE)[number] | (typeof AFTER_MEETINGS)[number],
): readonly DocumentNode[] {
  const text = content.meta?.[name]
  if (!text) return []
  return [
    { kind: "heading", level: 2, text: meta.fields[name].label[language] },
    { kind: "paragraph", text },
  ]
}

function goals({ board, content, language }: Paper): readonly DocumentNode[] {
  const entries = content.goals ?? []
  if (entries.length === 0) return []
  const heading = board.say({ de: "Gemeinsame Ziele", en: "Common goals" })
  const table: TableNode = {
    kind: "table",
    caption: heading,
    columns: (["text", "indicator", "target", "dueDate"] as const).map((name) => ({
      heading: goal.fields[name].heading[language],
      width: name === "text" ? 40 : 24,
    })),
    rows: entries.map(({ text, indicator, target, dueDate }) => ({
      kind: "cells",
      cells: [text, indicator, target, dueDate && board.day(dueDate)].map((value) => ({
        text: value ?? "",
      })),
    })),
    rowHeader: 0,
  }
  return [{ kind: "heading", level: 2, text: heading }, table]
}

function meetings({ content, language }: Paper): readonly DocumentNode[] {
  const entries = content.meta?.meetings ?? []
  if (entries.length === 0) return []
  const field = meta.fields.meetings
  const keys = ["level", "rhythm", "chair"] as const
  const table: TableNode = {
    kind: "table",
    caption: field.label[language],
    columns: keys.map((key) => ({
      heading: field.entity.fields[key].heading[language],
      width: 24,
    })),
    rows: entries.map((entry) => ({
      kind: "cells",
      cells: keys.map((key) => ({ text: entry[key] ?? "" })),
    })),
    rowHeader: 0,
  }
  return [{ kind: "heading", level: 2, text: field.label[language] }, table]
}
