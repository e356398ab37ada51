import { plainText, toRichText } from "@tafelrunde/shared/canvas"
import fc from "fast-check"
import { createShapeId, type TLRichText, type TLShape } from "tldraw"

import { deliverAll, receive, type TestPerson } from "./person.ts"

/** The next action of a person; `pick` and `other` choose among the existing shapes. */
export interface Step {
  readonly kind: (typeof KINDS)[number]
  readonly person: number
  readonly pick: number
  readonly other: number
  readonly value: number
}

const KINDS = [
  "note",
  "frame",
  "arrow",
  "stroke",
  "move",
  "move",
  "type",
  "type",
  "list",
  "no list",
  "colour",
  "resize",
  "rotate",
  "reparent",
  "reparent",
  "reorder",
  "group",
  "ungroup",
  "delete",
  "undo",
  "redo",
  "page",
  "rename",
  "receive",
  "receive",
  "leave",
  "return",
  "deliver",
] as const

const natural = fc.nat({ max: 1000 })

export const steps = fc.array(
  fc.record(
    {
      kind: fc.constantFrom(...KINDS),
      person: fc.nat({ max: 2 }),
      pick: natural,
      other: natural,
      value: natural,
    },
    { noNullPrototype: true },
  ),
  { minLength: 1, maxLength: 80, size: "max" },
)

/** Three people, the undelivered updates for each of them, and who is offline. */
export interface Crowd {
  readonly people: readonly TestPerson[]
  readonly inbox: readonly Uint8Array[][]
  readonly offline: Set<number>
}

export function takeStep(crowd: Crowd, step: Step): void {
  const person = crowd.people[step.person]
  if (!person) return
  if (!network(crowd, step)) act(person, step)
  post(crowd)
}

/** Brings everybody online and delivers all updates. */
export function settle({ people, inbox, offline }: Crowd): void {
  offline.clear()
  for (const [i, person] of people.entries()) receive(person, inbox[i]?.splice(0) ?? [])
  deliverAll(people)
}

function post({ people, inbox }: Crowd): void {
  for (const [i, person] of people.entries()) {
    const letters = person.sent.splice(0)
    for (const [j, box] of inbox.entries()) if (i !== j) box.push(...letters)
  }
}

function network({ people, inbox, offline }: Crowd, { kind, person, value }: Step): boolean {
  const box = inbox[person] ?? []
  const who = people[person]
  if (kind === "leave") offline.add(person)
  else if (kind === "return") offline.delete(person)
  else if (kind === "receive" || kind === "deliver") {
    const count = kind === "deliver" ? box.length : 1 + (value % 4)
    if (who && !offline.has(person)) receive(who, box.splice(0, count))
  } else return false
  return true
}

function act({ editor }: TestPerson, step: Step): void {
  editor.markHistoryStoppingPoint(step.kind)
  const shape = choose(editor, step.pick)
  PAGE_EDITS[step.kind]?.(editor, step)
  if (shape) SHAPE_EDITS[step.kind]?.(editor, step, shape)
}

type Editor = TestPerson["editor"]
type Kind = Step["kind"]

const PAGE_EDITS: Readonly<Partial<Record<Kind, (editor: Editor, step: Step) => void>>> = {
  undo: (editor) => editor.undo(),
  redo: (editor) => editor.redo(),
  page: changePage,
  note: (editor, step) => {
    const props = { richText: text(`Zettel ${step.pick}`) }
    editor.createShape({ type: "note", ...placeOf(step), props })
  },
  frame: (editor, step) => {
    editor.createShape({ type: "frame", ...placeOf(step), props: { w: 300, h: 200 } })
  },
  stroke: (editor, step) => {
    const points = Array.from({ length: 1 + (step.pick % 5) }, (_, i) => ({
      x: i * 1.25,
      y: i,
      z: 0.5,
    }))
    const props = { segments: [{ type: "free", points }] }
    editor.createShape({ type: "draw", ...placeOf(step), props })
  },
  arrow: createArrow,
}

type ShapeEdit = (editor: Editor, step: Step, shape: TLShape) => void

const SHAPE_EDITS: Readonly<Partial<Record<Kind, ShapeEdit>>> = {
  move: (editor, { value }, { id, type }) =>
    editor.updateShape({ id, type, x: value, y: value / 2 }),
  rotate: (editor, { value }, { id, type }) =>
    editor.updateShape({ id, type, rotation: value / 200 }),
  delete: (editor, _step, { id }) => editor.deleteShape(id),
  reorder: (editor, { value }, { id }) =>
    value % 2 === 0 ? editor.sendToBack([id]) : editor.bringToFront([id]),
  group: (editor, { other }, { id }) => editor.groupShapes([id, choose(editor, other)?.id ?? id]),
  ungroup: (editor, _step, { id }) => editor.ungroupShapes([id]),
  reparent,
  colour: (editor, { value }, { id, type, props }) => {
    if (!("color" in props)) return
    editor.updateShape({ id, type, props: { color: ["red", "blue", "green"][value % 3] } })
  },
  resize: (editor, { value, other }, { id, type, props }) => {
    if ("h" in props) editor.updateShape({ id, type, props: { w: 50 + value, h: 50 + other } })
  },
  rename: (editor, { value, other }, { id, type, props }) => {
    if (!("name" in props) || typeof props.name !== "string") return
    editor.updateShape({ id, type, props: { name: insert(props.name, value, other) } })
  },
  list: (editor, _step, { id, type, props }) => {
    if (!("richText" in props)) return
    editor.updateShape({ id, type, props: { richText: list(plainText(props.richText)) } })
  },
  "no list": (editor, _step, { id, type, props }) => {
    if (!("richText" in props)) return
    editor.updateShape({ id, type, props: { richText: text(plainText(props.richText)) } })
  },
  type: (editor, { value, other }, { id, type, props }) => {
    if (!("richText" in props)) return
    const next = text(insert(plainText(props.richText), value, other))
    editor.updateShape({ id, type, props: { richText: next } })
  },
}

/** All of the text as one list. */
function list(content: string): TLRichText {
  const lines = content.split("\n").map((line) => toRichText(line)["content"])
  const items = lines.map((paragraphs) => ({ type: "listItem", content: paragraphs }))
  return { type: "doc", content: [{ type: "bulletList", content: items }] }
}

function placeOf({ value, other }: Step): { x: number; y: number } {
  return { x: value, y: other }
}

function changePage(editor: Editor, { value, pick }: Step): void {
  const pages = editor.getPages()
  if (pages.length < 3 && value % 2 === 0) editor.createPage({ name: `Seite ${value}` })
  const page = editor.getPages()[pick % editor.getPages().length]
  if (page) editor.setCurrentPage(page)
  if (page && value % 5 === 1 && pages.length > 1) editor.deletePage(page)
}

function createArrow(editor: Editor, step: Step): void {
  const id = createShapeId()
  const [from, to] = [choose(editor, step.pick), choose(editor, step.other)]
  editor.createShape({ id, type: "arrow", ...placeOf(step) })
  if (!from || !to || from.id === to.id) return
  const ends = [
    { terminal: "start", end: from },
    { terminal: "end", end: to },
  ]
  for (const { terminal, end } of ends.filter((one) => one.end.type !== "arrow")) {
    const anchor = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false }
    const props = { terminal, ...anchor, snap: "none" }
    editor.createBinding({ type: "arrow", fromId: id, toId: end.id, props })
  }
}

function choose(editor: Editor, pick: number): TLShape | undefined {
  const shapes = editor.getCurrentPageShapesSorted()
  return shapes[pick % Math.max(1, shapes.length)]
}

function reparent(editor: Editor, { other, value }: Step, shape: TLShape): void {
  const frames = editor.getCurrentPageShapes().filter(({ type }) => type === "frame")
  const frame = frames[other % Math.max(1, frames.length)]
  const isInside = frame && (frame.id === shape.id || editor.hasAncestor(frame, shape.id))
  const parent = !frame || isInside || value % 4 === 0 ? editor.getCurrentPageId() : frame.id
  editor.reparentShapes([shape.id], parent)
}

function insert(into: string, at: number, what: number): string {
  const index = at % (into.length + 1)
  const letter = what % 7 === 0 ? "\n" : String.fromCodePoint(97 + (what % 26))
  return into.slice(0, index) + letter + into.slice(index)
}

function text(content: string): TLRichText {
  return toRichText(content) as unknown as TLRichText
}
