import type * as Y from "yjs"

/** What a board's template prepares: its areas and the matrix, under the ids that `seedCanvas` gives them. */
const TEMPLATE_SHAPES: readonly string[] = [
  ...["goals", "actors", "chain", "matrix", "handovers", "agreements", "questions"].map(
    (id) => `shape:frame-${id}`,
  ),
  "shape:matrix",
]

/** Which shapes are protected, by shape id, where facilitators have decided it. */
export type ProtectionMarks = ReadonlyMap<string, boolean>

/**
 * The facilitators' decisions in the board's document: shape id → true (protected) or false (released).
 * They stand beside the records, so that nobody changes them by writing, copying or deleting a record.
 * Only facilitators write here; the server's `ProtectionGuard` reverts what others write.
 */
export function protectionMarks(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap("protection")
}

/** Ignores values of other versions and hostile clients. */
export function readProtectionMarks(doc: Y.Doc): ProtectionMarks {
  const marks = new Map<string, boolean>()
  for (const [id, mark] of protectionMarks(doc)) {
    if (typeof mark === "boolean") marks.set(id, mark)
  }
  return marks
}

/** Protects the shapes, or releases them. Call in a transaction. */
export function setProtected(doc: Y.Doc, ids: Iterable<string>, isProtected: boolean): void {
  const marks = protectionMarks(doc)
  for (const id of ids) {
    // A released shape of a template needs its mark; any other is released without one.
    if (isProtected || TEMPLATE_SHAPES.includes(id)) marks.set(id, isProtected)
    else marks.delete(id)
  }
}

/**
 * Makes the marks what they are in `marks`, in one transaction that touches only what differs: of these shapes, or of
 * all. Only facilitators and the server may.
 */
export function writeProtectionMarks(
  doc: Y.Doc,
  marks: ProtectionMarks,
  ids: Iterable<string> = new Set([...protectionMarks(doc).keys(), ...marks.keys()]),
): void {
  const stored = protectionMarks(doc)
  doc.transact(() => {
    for (const id of ids) {
      const mark = marks.get(id)
      if (mark === undefined) stored.delete(id)
      else if (stored.get(id) !== mark) stored.set(id, mark)
    }
  })
}

/** Whether the shape itself is protected: by a facilitator, or as a part of the template that none has released. */
export function isMarkedProtected(marks: ProtectionMarks, id: string): boolean {
  return marks.get(id) ?? TEMPLATE_SHAPES.includes(id)
}

/** The ids of all shapes that are protected if they exist. */
export function markedShapes(marks: ProtectionMarks): Set<string> {
  const ids = [...marks.keys(), ...TEMPLATE_SHAPES]
  return new Set(ids.filter((id) => isMarkedProtected(marks, id)))
}

/**
 * The existing protected shapes and everything they lie in, up to their pages: who moves or deletes a
 * frame does the same to what is in it. `parentOf` returns undefined for a record that does not exist
 * and null for one without a parent.
 */
export function protectedRecords(
  marks: ProtectionMarks,
  parentOf: (id: string) => string | null | undefined,
): Set<string> {
  const records = new Set<string>()
  for (const start of markedShapes(marks)) {
    let id: string | null = start
    while (id !== null && !records.has(id)) {
      const parent = parentOf(id)
      if (parent === undefined) break
      records.add(id)
      id = parent
    }
  }
  return records
}

/** The keys of a record that anybody may change although it is protected: its words, and the room they need. */
const WORDS: ReadonlySet<string> = new Set(["richText", "text", "growY", "fontSizeAdjustment"])

/** Whether anybody may change this prop of a protected shape. A frame's words are its name, which others find it by. */
export function isFreeProp(name: string): boolean {
  return WORDS.has(name)
}
