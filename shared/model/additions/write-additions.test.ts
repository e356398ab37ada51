import { type BoardContent, parseBoardContent, templateContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"
import * as Y from "yjs"

import { readContent, removeTask, UndoHistory, writeAdditions, writeContent } from "../index.ts"

const musterstadt = templateContent("musterstadt", { language: "de" })

function openDocs(content: BoardContent): { board: Y.Doc; contacts: Y.Doc; internal: Y.Doc } {
  const docs = { board: new Y.Doc(), contacts: new Y.Doc(), internal: new Y.Doc() }
  writeContent(docs, content)
  return docs
}

/** Some new entries, and one changed field, as an import makes them. */
function grown(before: BoardContent): BoardContent {
  const [institution] = before.institutions ?? []
  const institutionId = institution?.id ?? ""
  const phaseId = before.phases?.[0]?.id ?? ""
  return {
    ...before,
    institutions: (before.institutions ?? []).map((each) =>
      each === institution ? { ...each, mandate: "Neuer Auftrag" } : each,
    ),
    tasks: [
      ...(before.tasks ?? []),
      { id: "neu1", phaseId, title: "Erstes" },
      { id: "neu2", phaseId, title: "Zweites" },
    ],
    assignments: [
      ...(before.assignments ?? []),
      { taskId: "neu1", institutionId, roles: ["responsible"] },
    ],
    contacts: [...(before.contacts ?? []), { id: "k", institutionId, lastName: "Neu" }],
  }
}

test("what an import adds and changes is there, in its order, and reads as valid content", () => {
  const docs = openDocs(musterstadt)
  const before = readContent(docs)
  writeAdditions(docs, { before, after: grown(before) })
  const after = readContent(docs)
  expect(after.tasks?.slice(-2)).toMatchObject([
    { id: "neu1", title: "Erstes", status: "draft" },
    { id: "neu2", title: "Zweites" },
  ])
  expect(after.institutions?.[0]?.mandate).toBe("Neuer Auftrag")
  expect(after.assignments?.at(-1)).toMatchObject({ taskId: "neu1", roles: ["responsible"] })
  expect(after.contacts?.at(-1)).toMatchObject({
    lastName: "Neu",
    privacy: { visibility: "pending" },
  })
  expect(docs.contacts.getMap("contacts").has("k")).toBe(false)
  expect(parseBoardContent(after).ok).toBe(true)
})

test("an import is one update of the board and one undo step", () => {
  const docs = openDocs(musterstadt)
  const undo = new UndoHistory(docs.board)
  const before = readContent(docs)
  let updates = 0
  docs.board.on("update", () => (updates += 1))
  writeAdditions(docs, { before, after: grown(before) })
  expect(updates).toBe(1)
  undo.undo()
  const { contacts: _now, ...board } = readContent(docs)
  const { contacts: _before, ...expected } = before
  expect(board).toEqual(expected)
  expect(undo.undoLabel).toBeUndefined()
})

test("what the content does not show, and what others write meanwhile, stays", () => {
  const docs = openDocs(musterstadt)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(docs.board))
  const binned = musterstadt.tasks?.[3]?.id ?? ""
  removeTask(docs.board, binned)
  const before = readContent(docs)
  writeAdditions(docs, { before, after: grown(before) })
  expect(docs.board.getMap("tasks").has(binned)).toBe(true)
  writeContent(
    { board: other },
    { ...readContent({ board: other }), abbreviations: [{ short: "XY", long: "Neues" }] },
  )
  Y.applyUpdate(docs.board, Y.encodeStateAsUpdate(other))
  const after = readContent(docs)
  expect(after.tasks?.some(({ id }) => id === "neu1")).toBe(true)
  expect(after.tasks?.some(({ id }) => id === binned)).toBe(false)
  expect(after.abbreviations).toMatchObject([{ short: "XY" }])
})

test("a thousand tasks with their cells are written in one go", () => {
  const docs = openDocs(musterstadt)
  const before = readContent(docs)
  const phaseId = before.phases?.[0]?.id ?? ""
  const tasks = Array.from({ length: 900 }, (_unused, at) => ({
    id: `n${at}`,
    phaseId,
    title: `Aufgabe ${at}`,
  }))
  const assignments = tasks.flatMap(({ id }) =>
    (before.institutions ?? []).map((each) => ({
      taskId: id,
      institutionId: each.id,
      roles: ["informed" as const],
    })),
  )
  const sizes: number[] = []
  docs.board.on("update", (update: Uint8Array) => sizes.push(update.length))
  writeAdditions(docs, {
    before,
    after: {
      ...before,
      tasks: [...(before.tasks ?? []), ...tasks],
      assignments: [...(before.assignments ?? []), ...assignments],
    },
  })
  expect(readContent(docs).assignments).toHaveLength(
    (before.assignments ?? []).length + 900 * (before.institutions ?? []).length,
  )
  // The server takes messages of 8 MiB.
  expect(Math.max(...sizes)).toBeLessThan(4 * 2 ** 20)
})
