import { decodeFile } from "@tafelrunde/shared/import"
import {
  type Editor,
  type SerializedSchema,
  serializeTldrawJson,
  sortByIndex,
  type TLContent,
  type TLFrameShape,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLStore,
} from "tldraw"

import {
  type Checked,
  checkRecord,
  isDocumentRecord,
  needs,
  toCanvasRecord,
} from "../sync/records.ts"
import { type DrawnPage, type Placement, putDrawing, sharedAreas } from "./put-drawing.ts"

/** The whole drawing as a .tldr file with its pictures, without presence and cameras. */
export async function toTldrawFile(editor: Editor): Promise<Blob> {
  const file: unknown = JSON.parse(await serializeTldrawJson(editor))
  const { records, ...rest } = asFile(file)
  const own = records.filter((record) => isDocumentRecord(editor.store, record))
  const json = JSON.stringify({ ...rest, records: own })
  return new Blob([json], { type: "application/vnd.tldraw+json" })
}

/** The result: the numbers of shapes added and refused, and where they were put. */
export interface ReadDrawing {
  readonly shapes: number
  readonly refused: number
  readonly placement: Placement
}

/** Asks whether areas that the board has too are replaced; undefined when the person changes their mind. */
export type AskPlacement = (shared: readonly TLFrameShape[]) => Promise<Placement | undefined>

/** Thrown for a file that cannot be read; the reason is a key of the messages. */
export class UnusableDrawing extends Error {
  readonly reason: "notADrawing" | "older" | "newer" | "tooMuch"

  constructor(reason: UnusableDrawing["reason"]) {
    super(`Not a drawing for here: ${reason}`)
    this.name = "UnusableDrawing"
    this.reason = reason
  }
}

interface TldrawFile {
  readonly schema: unknown
  readonly records: readonly { readonly id: string; readonly typeName: string }[]
}

function asFile(value: unknown): TldrawFile {
  if (typeof value !== "object" || value === null) throw new UnusableDrawing("notADrawing")
  // The files of tldraw's first version hold a document with pages instead of records.
  if ("document" in value && !("records" in value)) throw new UnusableDrawing("older")
  if (!("records" in value && "schema" in value)) throw new UnusableDrawing("notADrawing")
  const { records, schema } = value
  const isSchema = typeof schema === "object" && schema !== null && "schemaVersion" in schema
  if (!Array.isArray(records) || !isSchema) throw new UnusableDrawing("notADrawing")
  return { ...value, schema, records: records.filter(isRecordLike) }
}

function isRecordLike(value: unknown): value is { id: string; typeName: string } {
  if (typeof value !== "object" || value === null) return false
  if (!("id" in value && "typeName" in value)) return false
  return typeof value.id === "string" && typeof value.typeName === "string"
}

/**
 * Adds a file's drawing beside the shapes of the open page, or in the place of the areas that the board has
 * too, if `ask` says so; each further page of the file becomes a new page. Added shapes get new ids, those
 * of replaced areas keep theirs. Records that boards cannot show are left out and counted. Throws
 * `UnusableDrawing` without any change to the board; undefined when nothing was read after the question.
 */
export async function openTldrawFile(
  editor: Editor,
  file: Blob,
  ask: AskPlacement = () => Promise.resolve("beside"),
): Promise<ReadDrawing | undefined> {
  const { text, guess } = await decodeFile(file)
  // tldraw writes UTF-8 only.
  if (guess) throw new UnusableDrawing("notADrawing")
  const { good, refused } = readRecords(editor, text)
  const pages = pagesOf(editor, good)
  checkRoom(
    editor,
    pages.map(({ content }) => content.shapes.length),
  )
  const shared = sharedAreas(editor, pages)
  const placement = shared.length > 0 ? await ask(shared) : "beside"
  if (!placement) return undefined
  putDrawing(editor, pages, placement)
  const shapes = pages.reduce((sum, { content }) => sum + content.shapes.length, 0)
  return { shapes, refused, placement }
}

function pagesOf(editor: Editor, records: readonly TLRecord[]): DrawnPage[] {
  return records
    .filter((record) => record.typeName === "page")
    .toSorted((a, b) => (a.index < b.index ? -1 : 1))
    .map((page) => ({ name: page.name, content: contentOf(editor, records, page.id) }))
    .filter(({ content }) => content.shapes.length > 0)
}

/** Checks the limits before, because tldraw drops surplus shapes silently. */
function checkRoom(editor: Editor, shapesByPage: readonly number[]): void {
  const { maxPages, maxShapesPerPage } = editor.options
  const [first = 0, ...others] = shapesByPage
  const isRoom =
    first + editor.getCurrentPageShapeIds().size <= maxShapesPerPage &&
    others.every((shapes) => shapes <= maxShapesPerPage) &&
    editor.getPages().length + others.length <= maxPages
  if (!isRoom) throw new UnusableDrawing("tooMuch")
}

interface Records {
  readonly good: readonly TLRecord[]
  readonly refused: number
}

/** Migrates the records to this version and keeps those that every client can show. */
function readRecords({ store }: Editor, json: string): Records {
  const { records, schema } = asFile(parse(json))
  if (isNewer(schema, store.schema.serialize())) throw new UnusableDrawing("newer")
  const migrated = store.schema.migrateStoreSnapshot({
    store: Object.fromEntries(records.map((record) => [record.id, record])) as never,
    schema: schema as SerializedSchema,
  })
  if (migrated.type === "error") throw new UnusableDrawing("notADrawing")
  const all = Object.values(migrated.value)
  const good = new Map<string, TLRecord>()
  for (const record of all) {
    const checked = checkPicture(store, record) ?? checkRecord(store, toCanvasRecord(record))
    if (checked.problem === undefined) good.set(record.id, checked.record)
  }
  dropLoose(good)
  return { good: [...good.values()], refused: shapesIn(all) - shapesIn(good.values()) }
}

/** The pictures of a file are in its records; on a board they must be on the server, so they are uploaded. */
function checkPicture(store: TLStore, record: TLRecord): Checked | undefined {
  if (record.typeName !== "asset" || record.type !== "image") return undefined
  const { props } = record
  if (!/^data:image\/(?:png|jpeg|gif|webp)[;,]/.test(props.src ?? "")) return undefined
  const empty = { ...record, props: { ...props, src: "" } }
  const checked = checkRecord(store, toCanvasRecord(empty))
  return checked.problem === undefined ? { record } : checked
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new UnusableDrawing("notADrawing")
  }
}

/** Whether the file is newer in a part that this version knows; records that only the newer version knows are left out later. */
function isNewer(schema: unknown, own: SerializedSchema): boolean {
  const theirs = versionsOf(schema)
  const isLater = ([id, version]: [string, number]): boolean => (theirs.get(id) ?? 0) > version
  return [...versionsOf(own)].some(isLater)
}

function versionsOf(schema: unknown): Map<string, number> {
  const { schemaVersion, sequences }: Record<string, unknown> = Object(schema)
  const all = [["", schemaVersion], ...Object.entries(Object(sequences))]
  return new Map(all.filter((entry): entry is [string, number] => typeof entry[1] === "number"))
}

function shapesIn(records: Iterable<TLRecord>): number {
  return [...records].filter(({ typeName }) => typeName === "shape").length
}

/** Leaves out shapes whose parent was left out, and pictures without their asset. */
function dropLoose(records: Map<string, TLRecord>): void {
  for (let before = -1; before !== records.size;) {
    before = records.size
    for (const record of records.values()) {
      const whole = [...needs(toCanvasRecord(record)), ...pictureOf(record)].every((id) =>
        records.has(id),
      )
      if (!whole) records.delete(record.id)
    }
  }
}

function pictureOf(record: TLRecord): string[] {
  if (record.typeName !== "shape" || !("assetId" in record.props)) return []
  return typeof record.props.assetId === "string" ? [record.props.assetId] : []
}

function contentOf(editor: Editor, records: readonly TLRecord[], page: TLPageId): TLContent {
  const inside = new Set<string>([page])
  const shapes: TLShape[] = []
  // tldraw stacks new shapes in the given order.
  const all = records.filter((record) => record.typeName === "shape").toSorted(sortByIndex)
  for (let before = -1; before !== shapes.length;) {
    before = shapes.length
    for (const shape of all) {
      if (inside.has(shape.id) || !inside.has(shape.parentId)) continue
      inside.add(shape.id)
      shapes.push(shape)
    }
  }
  const isUsed = (id: string): boolean =>
    shapes.some(({ props }) => "assetId" in props && props.assetId === id)
  return {
    shapes,
    rootShapeIds: shapes.filter(({ parentId }) => parentId === page).map(({ id }) => id),
    bindings: records
      .filter((record) => record.typeName === "binding")
      .filter(({ fromId }) => inside.has(fromId)),
    assets: records.filter((record) => record.typeName === "asset").filter(({ id }) => isUsed(id)),
    schema: editor.store.schema.serialize(),
  }
}
