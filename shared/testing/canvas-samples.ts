import { toRichText, type CanvasRecord, type JsonObject } from "../canvas/index.ts"

const LINE = { color: "black", dash: "draw", size: "m", scale: 1 } as const
const LETTERS = { labelColor: "black", font: "sans", size: "m", scale: 1 } as const
const BOX = { w: 100, h: 80 } as const
const TEXT = { richText: toRichText("Wer übersetzt?"), url: "" }

const SHAPES: Readonly<Record<string, JsonObject>> = {
  note: {
    ...LETTERS,
    ...TEXT,
    color: "yellow",
    fontSizeAdjustment: 0,
    align: "middle",
    verticalAlign: "middle",
    growY: 0,
  },
  geo: {
    ...LINE,
    ...LETTERS,
    ...TEXT,
    ...BOX,
    geo: "cloud",
    growY: 0,
    fill: "none",
    align: "middle",
    verticalAlign: "middle",
  },
  text: {
    color: "black",
    size: "m",
    font: "sans",
    textAlign: "start",
    w: 100,
    richText: TEXT.richText,
    scale: 1,
    autoSize: true,
  },
  arrow: {
    ...LINE,
    kind: "arc",
    labelColor: "black",
    fill: "none",
    arrowheadStart: "none",
    arrowheadEnd: "arrow",
    font: "sans",
    start: { x: 0, y: 0 },
    end: { x: 200, y: 50 },
    bend: 0,
    text: "Übergabe",
    labelPosition: 0.5,
    elbowMidPoint: 0.5,
  },
  line: {
    ...LINE,
    spline: "cubic",
    points: {
      a1: { id: "a1", index: "a1", x: 0, y: 0 },
      a2: { id: "a2", index: "a2", x: 90, y: 40 },
      a3: { id: "a3", index: "a3", x: 120, y: -40 },
    },
  },
  draw: {
    ...LINE,
    fill: "none",
    segments: [{ type: "free", points: [point(0, 0), point(5, 5), point(9, 2)] }],
    isComplete: true,
    isClosed: false,
    isPen: false,
  },
  highlight: {
    color: "yellow",
    size: "m",
    segments: [{ type: "straight", points: [point(0, 0), point(50, 0)] }],
    isComplete: true,
    isPen: false,
    scale: 1,
  },
  image: {
    ...BOX,
    playing: true,
    url: "",
    assetId: "asset:image",
    crop: { topLeft: { x: 0, y: 0 }, bottomRight: { x: 0.5, y: 0.5 } },
    flipX: false,
    flipY: false,
    altText: "",
  },
  video: { ...BOX, time: 0, playing: false, autoplay: false, url: "", assetId: null, altText: "" },
  frame: { ...BOX, name: "Ziele", color: "black" },
  group: {},
  matrix: { w: 900, phaseId: "" },
  card: { ...BOX, collection: "institutions", entryId: "jc" },
}

function point(x: number, y: number): JsonObject {
  return { x, y, z: 0.5 }
}

function shape(type: string, props: JsonObject): CanvasRecord {
  return {
    id: `shape:${type}`,
    typeName: "shape",
    type,
    x: 10,
    y: 20,
    rotation: 0,
    index: "a1",
    parentId: "page:page",
    isLocked: false,
    opacity: 1,
    props,
    meta: {},
  }
}

const OTHERS: readonly CanvasRecord[] = [
  { id: "page:two", typeName: "page", name: "Seite 2", index: "a2", meta: {} },
  {
    id: "asset:image",
    typeName: "asset",
    type: "image",
    props: {
      w: 30,
      h: 20,
      name: "Bild",
      isAnimated: false,
      mimeType: "image/png",
      src: `asset:${"0".repeat(64)}`,
    },
    meta: {},
  },
  {
    id: "binding:arrow",
    typeName: "binding",
    type: "arrow",
    fromId: "shape:arrow",
    toId: "shape:geo",
    props: {
      terminal: "end",
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: "none",
    },
    meta: {},
  },
]

/** A good record of every kind that can be on a board, but the document's own; they fit together on `page:page`. */
export const canvasSamples: readonly CanvasRecord[] = [
  ...Object.entries(SHAPES).map(([type, props]) => shape(type, props)),
  ...OTHERS,
]
