import {
  Box,
  type Editor,
  PageRecordType,
  type SerializedSchema,
  serializeTldrawJson,
  sortByIndex,
  type TLContent,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from "tldraw"

import { decodeFile } from "../../ui/decode-file.ts"
import {
  type Checked,
  checkRecord,
  isDocumentRecord,
  needs,
  toCanvasRecord,
} from "../sync/records.ts"

/** The whole drawing as a .tldr file with its pictures, without presence and cameras. */
export async function toTldrawFile(editor: Editor): Promise<Blob> {
  const file: unknown = JSON.parse(await serializeTldrawJson(editor))
  const { records, ...rest } = asFile(file)
  const own = records.filter((record) => isDocumentRecord(editor.store, record))
  const json = JSON.stringify({ ...rest, records: own })
  return new Blob([json], { type: "application/vnd.tldraw+json" })
}

/** The result: the numbers of shapes added and refused. */
interface ReadDrawing {
  readonly shapes: number
  readonly refused: number
}

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
 * Adds a file's drawing beside the shapes of the open page; each further page of the file becomes a new page. All records
 * get new ids. Records that boards cannot show are left out and counted. Throws `UnusableDrawing` without any
 * change to the board.
 */
export async function openTldrawFile(editor: Editor, file: Blob): Promise<ReadDrawing> {
  const { text, guess } = await decodeFile(file)
  // tldraw writes UTF-8 only.
  if (guess) throw new UnusableDrawing("notADrawing")
  const { good, refused } = readRecords(editor, text)
  const pages = good.filter((record) => record.typeName === "page")
  const contents = pages
    .toSorted((a, b) => (a.index < b.index ? -1 : 1))
    .map((page) => ({ page, content: contentOf(editor, good, page.id) }))
    .filter(({ content }) => content.shapes.length > 0)
  checkRoom(
    editor,
    contents.map(({ content }) => content.shapes.length),
  )
  const here = editor.getCurrentPageId()
  const mark = editor.markHistoryStoppingPoint("open file")
  try {
    editor.selectNone()
    for (const [index, { page, content }] of contents.entries()) {
      if (index > 0) openNewPage(editor, page.name)
      putBeside(editor, content)
    }
    editor.setCurrentPage(here)
    editor.squashToMark(mark)
  } catch (error) {
    editor.bailToMark(mark)
    throw error
  }
  const shapes = contents.reduce((sum, { content }) => sum + content.shapes.length, 0)
  return { shapes, refused }
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

function openNewPage(editor: Editor, name: string): void {
  const id = PageRecordType.createId()
  editor.createPage({ id, name })
  editor.setCurrentPage(id)
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

const GAP = 200

/** The original position; on a page with shapes, to their right and aligned at the top, so that nothing is covered. */
function putBeside(editor: Editor, content: TLContent): void {
  const there = editor.getCurrentPageBounds()
  const page = editor.getCurrentPageId()
  const before = new Set<TLShapeId>(editor.getCurrentPageShapeIds())
  editor.putContentOntoCurrentPage(content, { preservePosition: true })
  const roots = editor.getSortedChildIdsForParent(page).filter((id) => !before.has(id))
  const put = roots.flatMap((id) => editor.getShape(id) ?? [])
  const bounds = Box.Common(roots.flatMap((id) => editor.getShapePageBounds(id) ?? []))
  const [first] = put
  const was = content.shapes.find(({ id }) => id === content.rootShapeIds[0])
  if (!first || !was) return
  // tldraw moves pasted shapes that stick out of a frame, and frames on top of a frame of the same size; move them back.
  const [dx, dy] = there
    ? [there.maxX + GAP - bounds.minX, there.minY - bounds.minY]
    : [was.x - first.x, was.y - first.y]
  editor.run(
    () =>
      editor.updateShapes(put.map(({ id, type, x, y }) => ({ id, type, x: x + dx, y: y + dy }))),
    { ignoreShapeLock: true },
  )
}
