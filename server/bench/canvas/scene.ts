import {
  type CanvasRecord,
  type Json,
  type JsonObject,
  toRichText,
} from "@tafelrunde/shared/canvas"
import { blankContent, type BoardContent } from "@tafelrunde/shared/content"

import { createRandom, type Random } from "../random.ts"

/** A wall full of work, always the same: notes, cards with arrows between them, strokes, and the matrix beside them. */
export interface CanvasScene {
  /** Without document and page, which a board has already. Parents and ends of arrows first. */
  readonly records: readonly CanvasRecord[]
  readonly content: BoardContent
}

const SEED = 20_261_124
const NOTES = 500
const CARDS = 250
const ARROWS = 150
const STROKES = 100
const INSTITUTIONS = 25
const TASKS = 60
const PHASES = 6
const COLUMNS = 40
const STEP = 260
const PAGE = "page:page"
const COLOURS = ["yellow", "blue", "green", "light-red", "orange", "light-violet"]
const WORDS =
  "Zuständigkeit Erstgespräch Übergabe Sprachkurs Beratung Kinderbetreuung Anerkennung klären bis Montag wer lädt ein gemeinsam mit dem Jobcenter Ansprechpartner fehlt noch".split(
    " ",
  )

export function createCanvasScene(): CanvasScene {
  const random = createRandom(SEED)
  const drafts = [
    ...Array.from({ length: NOTES }, (_, i) => note(random, i)),
    ...Array.from({ length: CARDS }, (_, i) => card(random, i)),
    ...Array.from({ length: STROKES }, (_, i) => stroke(random, i)),
  ]
  const arrows = Array.from({ length: ARROWS }, (_, i) => arrow(i))
  // Dealt out over the wall, so that every part of it shows some of each kind.
  const dealt = drafts.map((draft, i) => place(draft, (i * 7) % drafts.length))
  const matrix = { id: "shape:matrix", type: "matrix", x: -2500, y: 0, props: MATRIX }
  const shapes = [...dealt, ...arrows.map(({ shape }) => shape), matrix]
  return {
    records: [
      ...shapes.map((shape, i) => toRecord(shape, indexKey(i))),
      ...arrows.flatMap(({ bindings }) => bindings),
    ],
    content: createContent(random),
  }
}

/** The shapes that bare tldraw has no tool for. */
export function isOwnShape(record: CanvasRecord): boolean {
  return record["type"] === "matrix"
}

const MATRIX = { w: 2100, phaseId: "" }

interface Draft {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly props: JsonObject
}

function toRecord(draft: Draft, index: string): CanvasRecord {
  const rest = { rotation: 0, isLocked: false, opacity: 1, meta: {}, parentId: PAGE, index }
  return { ...draft, typeName: "shape", ...rest }
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

function digit(value: number): string {
  return DIGITS[value % DIGITS.length] ?? "0"
}

/** The i-th whole key of fractional indexing: a0 … az, then b00 … bzz. */
function indexKey(i: number): string {
  return i < 62 ? `a${digit(i)}` : `b${digit(Math.floor((i - 62) / 62))}${digit(i - 62)}`
}

function place(draft: Draft, at: number): Draft {
  return { ...draft, x: (at % COLUMNS) * STEP, y: Math.floor(at / COLUMNS) * STEP }
}

const TEXT = { font: "sans", labelColor: "black", size: "s", scale: 1, url: "", growY: 0 }

function note(random: Random, i: number): Draft {
  const look = { align: "start", verticalAlign: "start", fontSizeAdjustment: 0 }
  const props = {
    ...TEXT,
    ...look,
    color: random.oneOf(COLOURS),
    richText: toRichText(words(random, 12)),
  }
  return { id: `shape:note-${i}`, type: "note", x: 0, y: 0, props }
}

function card(random: Random, i: number): Draft {
  const look = { geo: "rectangle", dash: "draw", align: "middle", verticalAlign: "middle" }
  const props = {
    ...TEXT,
    ...look,
    w: 200,
    h: 120,
    color: random.oneOf(COLOURS),
    fill: random.oneOf(["none", "solid", "semi"]),
    richText: toRichText(words(random, 3)),
  }
  return { id: `shape:card-${i}`, type: "geo", x: 0, y: 0, props }
}

function stroke(random: Random, i: number): Draft {
  const points: Json[] = []
  let [x, y] = [0, 0]
  for (let count = random.between(60, 200); count > 0; count -= 1) {
    points.push({ x: x / 100, y: y / 100, z: 0.5 })
    x += random.between(-400, 500)
    y += random.between(-400, 500)
  }
  const look = { color: "black", fill: "none", dash: "draw", size: "m", scale: 1 }
  const state = { isComplete: true, isClosed: false, isPen: false }
  const props = { ...look, ...state, segments: [{ type: "free", points }] }
  return { id: `shape:stroke-${i}`, type: "draw", x: 0, y: 0, props }
}

function arrow(i: number): { shape: Draft; bindings: CanvasRecord[] } {
  const id = `arrow-${i}`
  const props = {
    kind: "arc",
    labelColor: "black",
    color: "black",
    fill: "none",
    dash: "draw",
    size: "s",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    font: "sans",
    start: { x: 0, y: 0 },
    end: { x: 200, y: 100 },
    bend: 0,
    text: "",
    labelPosition: 0.5,
    scale: 1,
    elbowMidPoint: 0.5,
  }
  const ends = { start: `shape:card-${i}`, end: `shape:card-${i + 1}` }
  const bindings = Object.entries(ends).map(([terminal, toId]) => ({
    id: `binding:${id}-${terminal}`,
    typeName: "binding",
    type: "arrow",
    fromId: `shape:${id}`,
    toId,
    meta: {},
    props: {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: "none",
    },
  }))
  return { shape: { id: `shape:${id}`, type: "arrow", x: 0, y: 0, props }, bindings }
}

function words(random: Random, most: number): string {
  return Array.from({ length: random.between(1, most) }, () => random.oneOf(WORDS)).join(" ")
}

function createContent(random: Random): BoardContent {
  const institutions = Array.from({ length: INSTITUTIONS }, (_, i) => ({
    id: `institution-${i}`,
    name: `Amt für ${random.oneOf(WORDS)} ${i + 1}`,
    short: `A${i + 1}`,
  }))
  const phases = Array.from({ length: PHASES }, (_, i) => ({
    id: `phase-${i}`,
    title: `Phase ${i + 1}`,
  }))
  const tasks = Array.from({ length: TASKS }, (_, i) => ({
    id: `task-${i}`,
    number: i + 1,
    phaseId: `phase-${Math.floor((i * PHASES) / TASKS)}`,
    title: words(random, 6),
  }))
  const assignments = tasks.flatMap(({ id: taskId }) =>
    institutions
      .filter(() => random.happens(0.35))
      .map(({ id: institutionId }) => ({
        taskId,
        institutionId,
        roles: [random.oneOf(["accountable", "responsible", "consulted", "informed"] as const)],
      })),
  )
  const content = blankContent({ language: "de", title: "Volle Wand" })
  return { ...content, institutions, phases, tasks, assignments }
}
