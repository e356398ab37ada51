import {
  canvasRecords,
  type CanvasRecord,
  createRecord,
  isShape,
  type Json,
  plainText,
  readRecord,
  toRichText,
  writeChange,
} from "@tafelrunde/shared/canvas"
import { type AssignmentRole } from "@tafelrunde/shared/content"
import { renameTask, toggleRole } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

import { type Random } from "../random.ts"

/** What people find on the board, and what they have made so far. */
export interface Scene {
  readonly doc: Y.Doc
  readonly random: Random
  readonly notes: string[]
  readonly cards: string[]
  readonly tasks: readonly string[]
  readonly institutions: readonly string[]
  readonly roles: readonly AssignmentRole[]
  made: number
}

/** A gesture: what is done until the next `yield` leaves as one update. */
export type Steps = Generator<void, void, void>

export type GestureName =
  | "writeNote"
  | "addCard"
  | "editNote"
  | "drag"
  | "dragGroup"
  | "resize"
  | "recolour"
  | "raise"
  | "draw"
  | "remove"
  | "toggleCell"
  | "renameTask"

export const GESTURES: Readonly<Record<GestureName, (scene: Scene) => Steps>> = {
  writeNote,
  addCard: inOneStep(addCard),
  editNote,
  drag: (scene) => drag(scene, 1),
  dragGroup: (scene) => drag(scene, GROUP),
  resize,
  recolour: inOneStep(recolour),
  raise: inOneStep(raise),
  draw,
  remove: inOneStep(remove),
  toggleCell: inOneStep(toggleCell),
  renameTask: inOneStep(retitle),
}

function inOneStep(act: (scene: Scene) => void): (scene: Scene) => Steps {
  return function* steps(scene) {
    act(scene)
    yield
  }
}

const PAGE = "page:page"
const DRAG_STEPS = 20
const GROUP = 10
const WORDS =
  "Zuständigkeit Katastrophenschutz Lagebild Meldeweg Notfallstation Jodtabletten Kreis Polizei Feuerwehr THW klären bis Montag wer informiert die Presse Warnung der Bevölkerung Ansprechpartner fehlt noch mit dem Ministerium abstimmen".split(
    " ",
  )
const COLOURS = ["yellow", "blue", "green", "light-red", "orange", "light-violet"]
const TYPING_ERRORS = 0.05
const LOOK = {
  color: "yellow",
  labelColor: "black",
  size: "s",
  font: "sans",
  url: "",
  scale: 1,
  growY: 0,
}
const PEN = {
  color: "black",
  fill: "none",
  dash: "draw",
  size: "m",
  isComplete: false,
  isClosed: false,
  isPen: false,
  scale: 1,
}

function* writeNote(scene: Scene): Steps {
  const id = add(scene, "note", {
    ...LOOK,
    align: "start",
    verticalAlign: "start",
    fontSizeAdjustment: 0,
    richText: toRichText(""),
  })
  scene.notes.push(id)
  yield
  yield* typeText(scene, id, words(scene.random, 3, 10))
}

function addCard(scene: Scene): void {
  const id = add(scene, "geo", {
    ...LOOK,
    geo: "rectangle",
    dash: "solid",
    fill: "solid",
    align: "middle",
    verticalAlign: "middle",
    w: 200,
    h: 100,
    richText: toRichText(words(scene.random, 1, 3)),
  })
  scene.cards.push(id)
}

function* editNote(scene: Scene): Steps {
  const id = pick(scene, scene.notes)
  if (id !== undefined) yield* typeText(scene, id, ` ${words(scene.random, 1, 4)}`)
}

/** Letter by letter behind what stands there, with slips that are taken back. */
function* typeText(scene: Scene, id: string, text: string): Steps {
  for (const letter of text) {
    if (scene.random.happens(TYPING_ERRORS)) {
      setText(scene, id, (before) => `${before}x`)
      yield
      setText(scene, id, (before) => before.slice(0, -1))
      yield
    }
    setText(scene, id, (before) => before + letter)
    yield
  }
}

function setText(scene: Scene, id: string, to: (before: string) => string): void {
  const before = textOf(read(scene, id))
  changeProps(scene, id, () => ({ richText: toRichText(to(before)) }))
}

function textOf(record: CanvasRecord | null): string {
  return record && isShape(record) ? plainText(record.props["richText"]) : ""
}

function* drag(scene: Scene, size: number): Steps {
  const shapes = [...scene.notes, ...scene.cards]
  const ids = Array.from({ length: size }, () => pick(scene, shapes))
  const group = new Set(ids.filter((id) => id !== undefined))
  const [dx, dy] = [scene.random.between(-30, 30) + 0.5, scene.random.between(-30, 30) + 0.25]
  for (let step = 0; step < DRAG_STEPS; step += 1) {
    for (const id of group) {
      change(scene, id, (shape) => ({
        ...shape,
        x: Number(shape["x"]) + dx,
        y: Number(shape["y"]) + dy,
      }))
    }
    yield
  }
}

function* resize(scene: Scene): Steps {
  const id = pick(scene, scene.cards)
  if (id === undefined) return
  for (let step = 0; step < DRAG_STEPS; step += 1) {
    changeProps(scene, id, (props) => ({ w: Number(props["w"]) + 3, h: Number(props["h"]) + 2 }))
    yield
  }
}

function recolour(scene: Scene): void {
  const id = pick(scene, [...scene.notes, ...scene.cards])
  if (id !== undefined) changeProps(scene, id, () => ({ color: scene.random.oneOf(COLOURS) }))
}

function raise(scene: Scene): void {
  const id = pick(scene, scene.notes)
  if (id !== undefined) change(scene, id, (shape) => ({ ...shape, index: nextIndex(scene) }))
}

/** A stroke as the pen gives it: a few points a frame, in hundredths as tldraw rounds them. */
function* draw(scene: Scene): Steps {
  const { random } = scene
  const at = { x: 0, y: 0 }
  const points: Json[] = [{ x: 0, y: 0, z: 0.5 }]
  const segments = (): Json => [{ type: "free", points: [...points] }]
  const id = add(scene, "draw", { ...PEN, segments: segments() })
  yield
  for (let frames = random.between(20, 90); frames > 0; frames -= 1) {
    for (let added = random.between(1, 3); added > 0; added -= 1) {
      at.x += random.between(-400, 400)
      at.y += random.between(-400, 400)
      points.push({ x: at.x / 100, y: at.y / 100, z: 0.5 })
    }
    changeProps(scene, id, () => ({ segments: segments() }))
    yield
  }
  changeProps(scene, id, () => ({ isComplete: true }))
}

function remove(scene: Scene): void {
  const id = pick(scene, scene.notes)
  if (id === undefined) return
  scene.notes.splice(scene.notes.indexOf(id), 1)
  canvasRecords(scene.doc).delete(id)
}

function toggleCell({ doc, random, tasks, institutions, roles }: Scene): void {
  const cell = { taskId: random.oneOf(tasks), institutionId: random.oneOf(institutions) }
  toggleRole(doc, cell, random.oneOf(roles))
}

function retitle({ doc, random, tasks }: Scene): void {
  renameTask(doc, random.oneOf(tasks), words(random, 3, 6))
}

function pick({ random }: Scene, ids: readonly string[]): string | undefined {
  return ids.length === 0 ? undefined : random.oneOf(ids)
}

function words(random: Random, from: number, to: number): string {
  return Array.from({ length: random.between(from, to) }, () => random.oneOf(WORDS)).join(" ")
}

function add(scene: Scene, type: string, props: Record<string, Json>): string {
  const { random, doc } = scene
  const index = nextIndex(scene)
  const id = `shape:made-${String(scene.made).padStart(16, "0")}`
  const at = { x: random.between(0, 8000), y: random.between(0, 4000), rotation: 0 }
  const rest = { parentId: PAGE, isLocked: false, opacity: 1, meta: {} }
  createRecord(canvasRecords(doc), { id, typeName: "shape", type, index, ...at, ...rest, props })
  return id
}

/** Above everything that has been made; a fractional index that begins with c has three digits. */
function nextIndex(scene: Scene): string {
  scene.made += 1
  return `c${scene.made.toString(36).padStart(3, "0")}`
}

function read({ doc }: Scene, id: string): CanvasRecord | null {
  return readRecord(canvasRecords(doc).get(id))
}

/** Nothing happens to a shape that somebody else has removed meanwhile. */
function change(scene: Scene, id: string, to: (shape: CanvasRecord) => CanvasRecord): void {
  const before = read(scene, id)
  if (before && isShape(before)) writeChange(canvasRecords(scene.doc), before, to(before))
}

type Props = Readonly<Record<string, Json>>

function changeProps(scene: Scene, id: string, to: (props: Props) => Props): void {
  change(scene, id, (shape) => {
    const props = isShape(shape) ? shape.props : {}
    return { ...shape, props: { ...props, ...to(props) } }
  })
}
