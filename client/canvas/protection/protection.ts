import {
  isMarkedProtected,
  isShape,
  type ProtectionMarks,
  protectedRecords,
  protectionMarks,
  readProtectionMarks,
} from "@tafelrunde/shared/canvas"
import {
  atom,
  type Atom,
  type Computed,
  computed,
  type Editor,
  type TLRecord,
  type TLStore,
} from "tldraw"
import type * as Y from "yjs"

import { toCanvasRecord } from "../sync/records.ts"

/** What facilitators have protected on this canvas, and whether this person must respect it. */
export interface Protection {
  readonly marks: Atom<ProtectionMarks>
  /** The protected records that exist, and what they lie in. */
  readonly ids: Computed<ReadonlySet<string>>
  /** Whether this person may move, change and delete the record; anybody may write in it. */
  readonly mayChange: (id: string) => boolean
}

/** For canvases that are no board, such as the hidden one that draws a file. */
const NOTHING: Protection = {
  marks: atom<ProtectionMarks>("no marks", new Map()),
  ids: computed("nothing protected", () => new Set<string>()),
  mayChange: () => true,
}

const protections = new WeakMap<TLStore, Protection>()

interface ProtectionSource {
  readonly doc: Y.Doc
  readonly isFacilitator: () => boolean
}

/** Watches what is protected. Returns the function that stops it. */
export function connectProtection(
  store: TLStore,
  { doc, isFacilitator }: ProtectionSource,
): () => void {
  const marks = atom<ProtectionMarks>("protection marks", readProtectionMarks(doc))
  const ids = computed("protected records", () =>
    protectedRecords(marks.get(), (id) => parentOf(store, id)),
  )
  const mayChange = (id: string): boolean => isFacilitator() || !ids.get().has(id)
  protections.set(store, { marks, ids, mayChange })
  const read = (): void => void marks.set(readProtectionMarks(doc))
  protectionMarks(doc).observe(read)
  return () => protectionMarks(doc).unobserve(read)
}

interface ById {
  get(id: string): TLRecord | undefined
}

/** Reads the record's signal, also that of a record that does not exist yet. */
function parentOf(store: TLStore, id: string): string | null | undefined {
  const byId: ById = store
  const record = byId.get(id)
  if (!record) return undefined
  const plain = toCanvasRecord(record)
  return isShape(plain) ? plain.parentId : null
}

export function protectionOf({ store }: Pick<Editor, "store">): Protection {
  return protections.get(store) ?? NOTHING
}

/** Whether the shape itself is protected, rather than something in it. */
export function isOwnMark({ marks }: Protection, id: string): boolean {
  return isMarkedProtected(marks.get(), id)
}
