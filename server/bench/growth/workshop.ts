import { seedCanvas } from "@tafelrunde/shared/canvas"
import { type AssignmentRole, templateContent } from "@tafelrunde/shared/content"
import { writeContent } from "@tafelrunde/shared/model"
import * as Y from "yjs"

import { createRandom, type Random } from "../random.ts"
import { GESTURES, type GestureName, type Scene, type Steps } from "./gestures.ts"

export interface WorkshopPlan {
  readonly seed: number
  readonly people: number
  /** How often each gesture is made, by all people together. */
  readonly gestures: Readonly<Record<GestureName, number>>
}

/** Two hours with 25 people: in the mean each of them does something every 30 seconds. */
export const TWO_HOURS: WorkshopPlan = {
  seed: 1,
  people: 25,
  gestures: {
    writeNote: 500,
    addCard: 100,
    editNote: 250,
    drag: 1500,
    dragGroup: 100,
    resize: 150,
    recolour: 250,
    raise: 100,
    draw: 150,
    remove: 100,
    toggleCell: 1500,
    renameTask: 25,
  },
}

/** The same workshop, with a fraction of its gestures: for tests. */
export function shortened(plan: WorkshopPlan, share: number): WorkshopPlan {
  const counts = Object.entries(plan.gestures).map(([name, count]) => [
    name,
    Math.ceil(count * share),
  ])
  return { ...plan, gestures: Object.fromEntries(counts) as WorkshopPlan["gestures"] }
}

const RELOADS = 2

interface Person {
  clientId: number
  steps: Steps | undefined
}

/**
 * The document that a workshop leaves behind: the musterstadt template, and then everybody's gestures, whose
 * single steps (letters, frames of a drag) are interleaved as they are when people work at once. Each person
 * writes under an id of their own, and a new one after a reload. The same plan gives the same bytes.
 */
export function holdWorkshop(plan: WorkshopPlan): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId(-1, 0)
  const scene = openBoard(doc, createRandom(plan.seed))
  const agenda = shuffle(
    Object.entries(plan.gestures).flatMap(([name, count]) =>
      Array<GestureName>(count).fill(name as GestureName),
    ),
    scene.random,
  )
  const people = Array.from({ length: plan.people }, (_, index): Person => ({
    clientId: clientId(index, 0),
    steps: undefined,
  }))
  const total = agenda.length
  let working = people
  while (working.length > 0) {
    const person = scene.random.oneOf(working)
    const reloads = Math.floor((RELOADS + 1) * (1 - (agenda.length + 1) / (total + 1)))
    if (!person.steps) person.clientId = clientId(people.indexOf(person), reloads)
    person.steps ??= begin(agenda.pop(), scene)
    if (!person.steps) working = working.filter((each) => each !== person)
    else if (takeStep(doc, person.clientId, person.steps)) person.steps = undefined
  }
  return doc
}

function openBoard(doc: Y.Doc, random: Random): Scene {
  const content = templateContent("musterstadt", { language: "de" })
  writeContent({ board: doc }, content)
  seedCanvas(doc, "musterstadt", content)
  const roles: readonly AssignmentRole[] = ["accountable", "responsible", "consulted", "informed"]
  return {
    doc,
    random,
    notes: [],
    cards: [],
    tasks: (content.tasks ?? []).map(({ id }) => id),
    institutions: (content.institutions ?? []).map(({ id }) => id),
    roles,
    made: 0,
  }
}

/** As large as real ids are: their size is part of what is measured. */
function clientId(person: number, reloads: number): number {
  return (0x8000_0000 | Math.imul(person * 8 + reloads, 0x9e_37_79_b1)) >>> 0
}

function begin(name: GestureName | undefined, scene: Scene): Steps | undefined {
  return name === undefined ? undefined : GESTURES[name](scene)
}

/** One transaction of this person; true when the gesture is done. */
function takeStep(doc: Y.Doc, id: number, steps: Steps): boolean {
  doc.clientID = id
  return doc.transact(() => steps.next().done === true, "workshop")
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    const [a, b] = [shuffled[last], shuffled[other]]
    if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a]
  }
  return shuffled
}
