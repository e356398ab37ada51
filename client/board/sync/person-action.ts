import { Typing } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

/** A transaction's origin that knows what its person is doing now. */
export interface ActionOrigin {
  /** The same value as long as the person goes on with the same thing: one drag, the words of one note. */
  readonly action: unknown
}

/** What the person did with a transaction: transactions of one action are one change to them. By default each is its own. */
export function actionOf({ origin }: Y.Transaction): unknown {
  if (origin instanceof Typing) return origin
  return isActionOrigin(origin) ? origin.action : {}
}

function isActionOrigin(origin: unknown): origin is ActionOrigin {
  return typeof origin === "object" && origin !== null && "action" in origin
}
