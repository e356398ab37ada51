import { type Agreement, type BoardView, joined } from "@tafelrunde/shared/content"
import {
  agreementLight,
  type AgreementLight,
  type AgreementState,
  type Light,
} from "@tafelrunde/shared/findings"

import { type WallMessages } from "../messages/wall.ts"

/** A shape for each colour, so that nobody has to see colours. */
export const LIGHT_SHAPES: Readonly<Record<Light, string>> = {
  red: "▲",
  yellow: "◐",
  green: "●",
  none: "–",
}

/** The traffic light of an agreement, the same on the wall and in the list. */
export interface ShownLight {
  readonly light: Light
  readonly state: AgreementState
  /** Why it has this colour. */
  readonly words: string
}

export function shownLight(
  view: BoardView,
  agreement: Agreement,
  messages: WallMessages,
): ShownLight {
  const found = agreementLight(view, agreement)
  return { light: found.light, state: found.state, words: stateWords(found, view, messages) }
}

function stateWords(found: AgreementLight, view: BoardView, messages: WallMessages): string {
  const { state } = found
  if (state !== "declined" && state !== "reserved" && state !== "notAccepted") {
    return messages.states[state]
  }
  const names = found.institutionIds.map((id) => view.short(id))
  return messages.states[state](joined(names, view.language))
}
