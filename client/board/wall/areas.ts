import { canvasRecords, readRecord } from "@tafelrunde/shared/canvas"
import { useMemo, useSyncExternalStore } from "react"
import type * as Y from "yjs"

/** An area of the canvas as other views name it: a frame that lies directly on a page. */
export interface ListedArea {
  readonly id: string
  readonly name: string
}

/** All areas, page by page, in the order in which they lie above each other; read without the canvas. */
function readAreas(doc: Y.Doc): readonly ListedArea[] {
  const records = [...canvasRecords(doc)].flatMap(([id, stored]) =>
    /^(?:page|shape):/.test(id) ? (readRecord(stored) ?? []) : [],
  )
  const pages = records.filter(({ typeName }) => typeName === "page").toSorted(byIndex)
  const frames = records.filter((record) => record["type"] === "frame").toSorted(byIndex)
  return pages.flatMap((page) =>
    frames
      .filter((frame) => frame["parentId"] === page.id)
      .map(({ id, props }) => ({ id, name: nameIn(props) })),
  )
}

function byIndex(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): number {
  return String(a["index"]) < String(b["index"]) ? -1 : 1
}

function nameIn(props: unknown): string {
  const { name }: { name?: unknown } = { ...(typeof props === "object" ? props : {}) }
  return typeof name === "string" ? name : ""
}

/** The areas, read anew where shapes were added or removed: names that change meanwhile come with the next of these. */
export function useAreas(doc: Y.Doc): readonly ListedArea[] {
  const ids = useSyncExternalStore(
    (listener) => {
      const records = canvasRecords(doc)
      records.observe(listener)
      return () => records.unobserve(listener)
    },
    () => canvasRecords(doc).size,
  )
  // The number of records stands for the records themselves, which are too many to compare.
  return useMemo(() => (ids < 0 ? [] : readAreas(doc)), [doc, ids])
}
