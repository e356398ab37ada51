import { institution, unit } from "@tafelrunde/shared/entities"

import { type Institution } from "../../../content/index.ts"
import { type Paper } from "../../tables/paper.ts"
import { type DocumentNode, type TableNode } from "../node.ts"
import { filledFacts } from "./front.ts"

/** Chapter 3: a profile of each institution with its mandate, units and how they are reached. */
export function institutionProfiles(paper: Paper): readonly DocumentNode[] {
  return paper.board.institutions.flatMap((house) => profileOf(paper, house))
}

function profileOf(paper: Paper, house: Institution): readonly DocumentNode[] {
  const { board, language } = paper
  const label = (name: keyof typeof institution.fields): string =>
    institution.fields[name].label[language]
  const { address } = house
  const city = [address?.postalCode, address?.city].filter(Boolean).join(" ")
  const facts = filledFacts([
    [label("short"), house.short],
    [label("mandate"), house.mandate],
    [label("legalSphere"), house.legalSphere?.join("; ")],
    [label("type"), house.type],
    [label("level"), house.level],
    [label("cooperationDuty"), house.cooperationDuty],
    [
      board.say({ de: "Anschrift", en: "Address" }),
      [address?.street, city].filter(Boolean).join(", "),
    ],
    [label("url"), house.url],
  ])
  return [
    { kind: "heading", level: 2, text: board.name(house.id) },
    { kind: "facts", facts },
    ...unitsOf(paper, house),
  ]
}

const UNIT_COLUMNS = {
  name: 28,
  responsibleFor: 28,
  mailbox: 30,
  phone: 18,
  hours: 22,
  entryChannel: 18,
} as const

function unitsOf({ board, language }: Paper, { id, units }: Institution): readonly DocumentNode[] {
  const entries = units ?? []
  const names = Object.keys(UNIT_COLUMNS) as (keyof typeof UNIT_COLUMNS)[]
  const shown = names.filter((name) => name === "name" || entries.some((entry) => entry[name]))
  if (entries.length === 0) return []
  const table: TableNode = {
    kind: "table",
    caption: `${unit.many[language]}: ${board.name(id)}`,
    columns: shown.map((name) => ({
      heading: unit.fields[name].heading[language],
      width: UNIT_COLUMNS[name],
    })),
    rows: entries.map((entry) => ({
      kind: "cells",
      cells: shown.map((name) => ({ text: entry[name] ?? "" })),
    })),
    rowHeader: 0,
  }
  return [table]
}
