import type { Awareness } from "y-protocols/awareness"

import { type OwnState, type State, createState } from "../state.ts"
import { type PersonView, readDeviceId, readTokenId, readView } from "./people.ts"

/** A connection or a server comes back within so long; only then has somebody left. */
const PATIENCE_MS = 8000

/**
 * Whom this person follows, by awareness client id: chosen in the list of people, heard by the canvas, which sets it to
 * undefined when the person moves the view by hand. It outlives lost connections, and a reload of the other's page; it
 * ends by itself when the other has left.
 */
export interface Follow extends OwnState<number | undefined> {
  /** Which view the followed person looks at; undefined while that is not known. */
  readonly view: State<PersonView | undefined>
  /** Who was followed last and has left. */
  readonly left: State<number | undefined>
}

/** `connection` says whether this page knows who is here. */
export function createFollow(
  awareness: Awareness,
  connection: State<{ readonly synced: boolean }>,
): { follow: Follow; stop: () => void } {
  const followed = createState<number | undefined>(undefined)
  const view = createState<PersonView | undefined>(undefined)
  const left = createState<number | undefined>(undefined)
  let device: Device | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const stopWaiting = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const end = (): void => {
    timer = undefined
    left.set(followed.get())
    followed.set(undefined)
  }
  const check = (): void => {
    const id = followed.get()
    const state = id === undefined ? undefined : awareness.getStates().get(id)
    if (id === undefined || state) {
      stopWaiting()
      device = state && readDevice(state)
      view.set(state && readView(state))
      return
    }
    const again = device === undefined ? undefined : clientOf(awareness, device)
    if (again !== undefined) followed.set(again)
    else if (connection.get().synced) timer ??= setTimeout(end, PATIENCE_MS)
    else stopWaiting()
  }
  const stops = [followed.subscribe(check), connection.subscribe(check)]
  awareness.on("change", check)
  return {
    follow: { ...followed, view, left },
    stop: () => {
      stopWaiting()
      awareness.off("change", check)
      for (const stop of stops) stop()
    },
  }
}

/** Its own id, which another device could copy, and the token that the server knows. */
interface Device {
  readonly id: string
  readonly tokenId: string | undefined
}

function readDevice(state: Readonly<Record<string, unknown>>): Device | undefined {
  const id = readDeviceId(state["user"])
  return id === undefined ? undefined : { id, tokenId: readTokenId(state) }
}

/** Another page of the same device, such as the one after a reload. */
function clientOf(awareness: Awareness, { id, tokenId }: Device): number | undefined {
  const clients = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID)
  const found = clients.find(([, state]) => {
    const other = readDevice(state)
    return other?.id === id && other.tokenId === tokenId
  })
  return found?.[0]
}
