// @vitest-environment happy-dom
import {
  ArrowShapeUtil,
  createShapeId,
  createTLStore,
  defaultBindingUtils,
  defaultShapeTools,
  defaultShapeUtils,
  defaultTools,
  Editor,
  type TLAnyShapeUtilConstructor,
  type TLArrowShape,
  type TLPointerEventInfo,
} from "tldraw"
import { afterEach, expect, test } from "vitest"

import { SafeArrowShapeUtil } from "./safe-arrow.ts"

const id = createShapeId("arrow")
const here: Editor[] = []

afterEach(() => {
  for (const editor of here.splice(0)) editor.dispose()
})

function openEditor(arrow: typeof ArrowShapeUtil): Editor {
  const others = defaultShapeUtils.filter(({ type }) => type !== "arrow")
  // See shape-utils.ts.
  const shapeUtils = [...others, arrow] as unknown as TLAnyShapeUtilConstructor[]
  const container = document.createElement("div")
  const editor = new Editor({
    store: createTLStore({ shapeUtils, bindingUtils: defaultBindingUtils }),
    shapeUtils,
    bindingUtils: defaultBindingUtils,
    initialState: "select",
    tools: [...defaultTools, ...defaultShapeTools],
    getContainer: () => container,
  })
  editor.textMeasure.measureTextSpans = (text) => [{ text, box: { x: 0, y: 0, w: 40, h: 20 } }]
  here.push(editor)
  return editor
}

function pointer(editor: Editor, name: TLPointerEventInfo["name"], x: number): void {
  const shape = editor.getShape(id)
  editor.dispatch({
    type: "pointer",
    name,
    point: { x, y: 0, z: 0.5 },
    pointerId: 1,
    button: 0,
    isPen: false,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    accelKey: false,
    ...(shape ? { target: "shape", shape } : { target: "canvas" }),
  })
  editor.emit("tick", 16)
}

/** Drags an arrow that another person deletes during the drag, and returns the result. */
function dragAnArrowThatGoes(arrow: typeof ArrowShapeUtil): unknown {
  const editor = openEditor(arrow)
  const crashes: unknown[] = []
  editor.on("crash", ({ error }) => crashes.push(error))
  const props: Partial<TLArrowShape["props"]> = { start: { x: 0, y: 0 }, end: { x: 200, y: 0 } }
  editor.createShape<TLArrowShape>({ id, type: "arrow", x: 0, y: 0, props })
  pointer(editor, "pointer_down", 50)
  pointer(editor, "pointer_move", 90)
  expect([editor.getPath(), editor.getShape(id)?.x]).toEqual(["select.translating", 40])

  editor.store.mergeRemoteChanges(() => editor.store.remove([id]))
  try {
    pointer(editor, "pointer_move", 120)
    pointer(editor, "pointer_up", 120)
  } catch (error) {
    crashes.push(error)
  }
  return crashes.length > 0 ? String(crashes[0]) : editor.getPath()
}

test("an arrow that goes while somebody drags it does not take the page with it, as tldraw's own does", () => {
  expect(dragAnArrowThatGoes(ArrowShapeUtil)).toMatch(/TypeError.*'id'/)
  expect(dragAnArrowThatGoes(SafeArrowShapeUtil)).toBe("select.idle")
})
