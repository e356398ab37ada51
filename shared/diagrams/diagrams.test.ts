import fc from "fast-check"
import { expect, test } from "vitest"

import { type BoardContent, templateContent, viewBoard } from "../content/index.ts"
import { arbitraryContent } from "../testing/index.ts"
import { DIAGRAM_KINDS, diagramOf, type DiagramKind } from "./diagrams.ts"
import { type Box, type Drawing, IDEAL, LINE_HEIGHT, type TextLine } from "./drawing.ts"
import { crossings, doOverlap, runsThrough } from "./geometry.ts"
import { textWidth, wrapText } from "./text.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

function drawingOf(kind: DiagramKind, content: BoardContent): Drawing {
  return diagramOf(kind, viewBoard(content, "2027-03-10", "de")).drawing
}

/** What must never be seen in a drawing; empty when it is readable. */
function faults({ boxes, edges, height, width }: Drawing): readonly string[] {
  const overlaps = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => doOverlap(one, other))
      .map((other) => `${one.id} overlaps ${other.id}`),
  )
  const outside = boxes.filter(
    ({ h, w, x, y }) => x < 0 || y < 0 || x + w > width + 1 || y + h > height + 1,
  )
  const tight = boxes.filter((box) => box.lines.some((line) => !fits(line, box)))
  const through = edges.flatMap(({ from, id, label, points, to }) =>
    boxes
      .filter((box) => ![from, to, label].includes(box.id) && runsThrough(points, box))
      .map((box) => `${id} runs through ${box.id}`),
  )
  return [
    ...overlaps,
    ...outside.map(({ id }) => `${id} is cut off`),
    ...tight.map(({ id }) => `the text of ${id} is too long`),
    ...through,
  ]
}

function fits({ isStrong, text }: TextLine, { h, lines, w }: Box): boolean {
  // One character alone stays, however wide it is.
  const isOne = Array.from(text).length <= 1
  return (isOne || textWidth(text, isStrong) <= w) && lines.length * LINE_HEIGHT <= h
}

/** Content with this many institutions and handovers between them, mostly onwards along the chain. */
function linked(institutions: number, handovers: number, seed: number): BoardContent {
  let state = seed
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
  const entries = Array.from({ length: handovers }, (_, index) => {
    const from = random(institutions)
    const to = (from + 1 + random(institutions - 1)) % institutions
    return {
      id: `h${index + 1}`,
      fromInstitutionId: `i${from}`,
      toInstitutionId: `i${to}`,
      title: `Übergabe ${index}`,
    }
  })
  return {
    ...musterstadt,
    assignments: [],
    institutions: Array.from({ length: institutions }, (_, index) => ({
      id: `i${index}`,
      name: `Haus ${index}`,
      short: index % 4 === 0 ? "Ausländerbehörde" : `HS${index}`,
    })),
    handovers: entries,
  }
}

test.each(DIAGRAM_KINDS)("%s of Musterstadt: nothing overlaps, every text fits", (kind) => {
  expect(faults(drawingOf(kind, musterstadt))).toEqual([])
})

test.each(DIAGRAM_KINDS)(
  "%s of Musterstadt has text of 24 pixels on a projector of 1920 × 1080",
  (kind) => {
    const { height, width } = drawingOf(kind, musterstadt)
    expect({ width: width <= IDEAL.width, height: height <= IDEAL.height }).toEqual({
      width: true,
      height: true,
    })
  },
)

test("a network of 12 institutions and 20 handovers is readable on a projector, and crosses little", () => {
  const drawings = [1, 2, 3, 4, 5].map((seed) => drawingOf("network", linked(12, 20, seed)))
  expect(drawings.flatMap(faults)).toEqual([])
  const scales = drawings.map(({ height, width }) =>
    Math.min(IDEAL.width / width, IDEAL.height / height),
  )
  expect(Math.min(...scales)).toBeGreaterThanOrEqual(1)
  expect(drawings.map(({ edges }) => crossings(edges)).every((count) => count <= 15)).toBe(true)
})

test("25 institutions and 60 handovers overlap nowhere", { timeout: 30_000 }, () => {
  expect(faults(drawingOf("network", linked(25, 60, 3)))).toEqual([])
})

test.each(DIAGRAM_KINDS)(
  "%s of any content: nothing overlaps, no line runs through a box, every text fits",
  { timeout: 60_000 },
  (kind) => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        expect(faults(drawingOf(kind, content))).toEqual([])
      }),
      { numRuns: 60 },
    )
  },
)

test.each(DIAGRAM_KINDS)("%s: the same content gives the same diagram", (kind) => {
  const board = viewBoard(musterstadt, "2027-03-10", "de")
  const again = viewBoard(structuredClone(musterstadt), "2027-03-10", "de")
  expect(diagramOf(kind, again)).toEqual(diagramOf(kind, board))
})

test.each(DIAGRAM_KINDS)("%s of an empty board is an empty drawing with a size", (kind) => {
  const drawing = drawingOf(kind, { schema: "tafelrunde/board-content", version: 1 })
  expect(drawing.boxes).toEqual([])
  expect(drawing.width).toBeGreaterThan(0)
  expect(drawing.height).toBeGreaterThan(0)
})

test("the text form of the chain names every task, its lead and who delivers", () => {
  const { textForm } = diagramOf("chain", viewBoard(musterstadt, "2027-03-10", "de"))
  expect(textForm.groups.map(({ title }) => title)).toEqual(
    (musterstadt.phases ?? []).map(({ title }) => title),
  )
  expect(textForm.groups[0]?.rows[0]).toEqual([
    "1",
    "Erstinformation und Wegweiserberatung anbieten",
    "KIK",
    "MBE, SOZ",
  ])
})

test("the text form of the network names every handover by sender, also one that has no place in the drawing", () => {
  const self = {
    id: "h99",
    fromInstitutionId: "jc",
    toInstitutionId: "jc",
    title: "an sich selbst",
  }
  const content = { ...musterstadt, handovers: [...(musterstadt.handovers ?? []), self] }
  const { drawing, textForm } = diagramOf("network", viewBoard(content, "2027-03-10", "de"))
  const rows = textForm.groups.flatMap((group) => group.rows)
  expect(rows).toHaveLength(11)
  expect(rows).toContainEqual(["h99", "JC", "an sich selbst"])
  expect(drawing.edges).toHaveLength(10)
})

test("handovers in one direction share an arrow, which shows all their numbers", () => {
  const twice = { ...(musterstadt.handovers ?? [])[0], id: "h77", title: "noch eine" }
  const content = { ...musterstadt, handovers: [...(musterstadt.handovers ?? []), twice] }
  const { boxes, edges } = drawingOf("network", content as BoardContent)
  expect(edges).toHaveLength(10)
  const label = boxes.find(({ id }) => id === "handovers:bamf:abh")
  expect(label?.lines.map(({ text }) => text).join(" ")).toBe("h01, h77")
})

test("a handover runs from lane to lane beside its phase, and no two share a strip where they would meet", () => {
  const { boxes, edges } = drawingOf("lanes", musterstadt)
  expect(edges).toHaveLength(10)
  expect(edges.find(({ id }) => id === "handover:h01")).toMatchObject({
    from: "institution:bamf",
    to: "institution:abh",
  })
  expect(boxes.filter(({ id }) => id.startsWith("task:t09:")).map(({ id }) => id)).toEqual([
    "task:t09:jc",
    "task:t09:soz",
  ])
})

test("a text that is cut ends with an ellipsis after as much as fits", () => {
  const lines = wrapText("17 Anpassungsqualifizierung fördern", { width: 200, maxLines: 1 })
  expect(lines.map(({ text }) => text)).toEqual([expect.stringMatching(/^17 Anpassungs?.*…$/)])
})

test("long German words break between syllables", () => {
  const lines = wrapText("Gleichwertigkeitsverfahren", { width: 239 })
  expect(lines.map(({ text }) => text)).toEqual(["Gleichwertigkeits-", "verfahren"])
})

test("the heat map counts tasks and roles in a phase", () => {
  const { boxes } = drawingOf("heatMap", musterstadt)
  const cell = boxes.find(({ id }) => id === "cell:p2:soz")
  expect(cell?.lines.map(({ text }) => text)).toEqual(["5", "2E 2D"])
})
