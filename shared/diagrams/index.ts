export {
  arrowHead,
  type Box,
  type Drawing,
  type Edge,
  FONT_SIZE,
  LINE_COLOUR,
  LINE_HEIGHT,
  type Point,
  textPlace,
  TONES,
} from "./drawing.ts"
export { type Diagram, type TextForm } from "./diagram.ts"
export { DIAGRAM_KINDS, diagramOf, type DiagramKind } from "./diagrams.ts"
export { wrapText } from "./text.ts"
