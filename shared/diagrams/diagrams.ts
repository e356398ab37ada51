import { type BoardView } from "../content/index.ts"
import { type Diagram } from "./diagram.ts"
import { heatMap } from "./heat-map.ts"
import { network } from "./network.ts"
import { processChain } from "./process-chain.ts"
import { swimLanes } from "./swim-lanes.ts"

const MAKERS = {
  chain: processChain,
  network,
  lanes: swimLanes,
  heatMap,
} as const satisfies Readonly<Record<string, (board: BoardView) => Diagram>>

export type DiagramKind = keyof typeof MAKERS

/** The diagrams that are made from a board, in the order of menus. */
export const DIAGRAM_KINDS = [
  "chain",
  "network",
  "lanes",
  "heatMap",
] as const satisfies readonly DiagramKind[]

/** A diagram of the board's content; the same content gives the same diagram. */
export function diagramOf(kind: DiagramKind, board: BoardView): Diagram {
  return MAKERS[kind](board)
}
