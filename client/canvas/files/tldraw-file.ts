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

import {
  type Checked,
  checkRecord,
  isDocumentRecord,
  needs,
  toCanvasRecord,
} from "../sync/records.ts"

/** The whole drawing as a file of tldraw, pictures in it; nothing of who is here or where they look. */
export async function toTldrawFile(editor: Editor): Promise<Blob> {
  const file: unknown = JSON.parse(await serializeTldrawJson(editor))
  const { records, ...rest } = asFile(file)
  const own = records.filter((record) => isDocumentRecord(editor.store, record))
  const json = JSON.stringify({ ...rest, records: own })
  return new Blob([json], { type: "application/vnd.tldraw+json" })
}

/** What was read: how many shapes are on the board now, and how many could not be used. */
interface ReadDrawing {
  readonly shapes: number
  readonly refused: number
}

/** Why a file cannot be read; the reason is a key of the words. */
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
  // tldraw's first version had no records but a document with pages.
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
 * Puts a file's drawing beside what is on the open page; each further page of it becomes a page of its own. Everything
 * gets new ids. What no board can show is left out and counted. Fails with an `UnusableDrawing`, and then nothing has
 * changed.
 */
export async function openTldrawFile(editor: Editor, file: Blob): Promise<ReadDrawing> {
  const { good, refused } = readRecords(editor, await file.text())
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

/** tldraw would leave out what does not fit, and say nothing here. */
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

/** Brought up to this version's records; and of those, one by one, what every client here can show. */
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

/** In a file pictures lie in their records; on a board they must not, and are sent to the server when they are put there. */
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

/** Whether something that this version knows has changed since; what only the other one knows is left out later. */
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

/** What lies in something that was left out goes with it; and a picture without its file is none. */
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
  // tldraw stacks what is put down in the order in which it is given.
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

/** Where it was; on a page that is not empty to the right of everything, top to top, so that nothing is covered. */
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
  // tldraw puts shapes elsewhere when something sticks out of a frame, and when a frame lies on one of its size.
  const [dx, dy] = there
    ? [there.maxX + GAP - bounds.minX, there.minY - bounds.minY]
    : [was.x - first.x, was.y - first.y]
  editor.run(
    () =>
      editor.updateShapes(put.map(({ id, type, x, y }) => ({ id, type, x: x + dx, y: y + dy }))),
    { ignoreShapeLock: true },
  )
}
