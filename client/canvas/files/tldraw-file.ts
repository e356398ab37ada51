import {
  Box,
  type Editor,
  PageRecordType,
  type SerializedSchema,
  serializeTldrawJson,
  type TLContent,
  type TLPageId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
  type TLStore,
} from "tldraw"

import type { CanvasImport } from "../../board/canvas-files.ts"
import { type Checked, checkRecord, isDocumentRecord, needs, toCanvasRecord } from "../records.ts"

/** The whole drawing as a file of tldraw, pictures in it; nothing of who is here or where they look. */
export async function toTldrawFile(editor: Editor): Promise<Blob> {
  const file: unknown = JSON.parse(await serializeTldrawJson(editor))
  const { records, ...rest } = asFile(file)
  const own = records.filter((record) => isDocumentRecord(editor.store, record))
  const json = JSON.stringify({ ...rest, records: own })
  return new Blob([json], { type: "application/vnd.tldraw+json" })
}

interface TldrawFile {
  readonly schema: unknown
  readonly records: readonly { readonly id: string; readonly typeName: string }[]
}

function asFile(value: unknown): TldrawFile {
  if (typeof value !== "object" || value === null || !("records" in value && "schema" in value)) {
    throw new Error("Not a file of tldraw.")
  }
  const { records, schema } = value
  const isSchema = typeof schema === "object" && schema !== null && "schemaVersion" in schema
  if (!Array.isArray(records) || !isSchema) throw new Error("Not a file of tldraw.")
  return { ...value, schema, records: records.filter(isRecordLike) }
}

function isRecordLike(value: unknown): value is { id: string; typeName: string } {
  if (typeof value !== "object" || value === null) return false
  if (!("id" in value && "typeName" in value)) return false
  return typeof value.id === "string" && typeof value.typeName === "string"
}

/**
 * Puts a file's drawing beside what is on the open page; each further page of it becomes a page of its own. Everything
 * gets new ids. What this board cannot hold is left out and counted. Fails when it is no file of tldraw at all.
 */
export async function openTldrawFile(editor: Editor, file: Blob): Promise<CanvasImport> {
  const { good, refused } = readRecords(editor, await file.text())
  const pages = good.filter((record) => record.typeName === "page")
  const contents = pages
    .toSorted((a, b) => (a.index < b.index ? -1 : 1))
    .map((page) => ({ page, content: contentOf(editor, good, page.id) }))
    .filter(({ content }) => content.shapes.length > 0)
  const here = editor.getCurrentPageId()
  const mark = editor.markHistoryStoppingPoint("open file")
  editor.selectNone()
  for (const [index, { page, content }] of contents.entries()) {
    if (index > 0) openNewPage(editor, page.name)
    putBeside(editor, content)
  }
  editor.setCurrentPage(here)
  editor.squashToMark(mark)
  const shapes = contents.reduce((sum, { content }) => sum + content.shapes.length, 0)
  return { shapes, refused }
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
  const { records, schema } = asFile(JSON.parse(json))
  const migrated = store.schema.migrateStoreSnapshot({
    store: Object.fromEntries(records.map((record) => [record.id, record])) as never,
    schema: schema as SerializedSchema,
  })
  if (migrated.type === "error") throw new Error(`Not a file of tldraw: ${migrated.reason}`)
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
  const all = records.filter((record) => record.typeName === "shape")
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

/** To the right of everything, top to top, so that nothing is covered. */
function putBeside(editor: Editor, content: TLContent): void {
  const there = editor.getCurrentPageBounds()
  const before = new Set<TLShapeId>(editor.getCurrentPageShapeIds())
  editor.putContentOntoCurrentPage(content, { preservePosition: true })
  if (!there) return
  const added = [...editor.getCurrentPageShapeIds()].filter((id) => !before.has(id))
  const roots = added.filter((id) => editor.getShape(id)?.parentId === editor.getCurrentPageId())
  const bounds = Box.Common(roots.flatMap((id) => editor.getShapePageBounds(id) ?? []))
  if (roots.length === 0) return
  const [dx, dy] = [there.maxX + GAP - bounds.minX, there.minY - bounds.minY]
  const moved = roots.flatMap((id) => editor.getShape(id) ?? [])
  editor.run(
    () =>
      editor.updateShapes(moved.map(({ id, type, x, y }) => ({ id, type, x: x + dx, y: y + dy }))),
    { ignoreShapeLock: true },
  )
}
