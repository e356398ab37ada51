import { type Address, type Seat, type SocketClass } from "./client.ts"
import { installPage } from "./page.ts"

// The client's modules look for the page when they are loaded.
installPage()
const { createOwnCursor } = await import("../../../client/board/people/own-cursor.ts")
const { openSyncedDocument } = await import("../../../client/board/sync/synced-document.ts")

/** A seat with the code that our own pages run, all but what they draw; without a copy on the device. */
export function takeOwnSeat({ url, room, token = "" }: Address, socket: SocketClass): Seat {
  const { doc, awareness, cursors, state, close } = openSyncedDocument({
    name: room,
    serverUrl: url,
    token,
    presence: true,
    Socket: socket as unknown as typeof WebSocket,
  })
  const synced = new Promise<void>((resolve) => {
    const stop = state.subscribe(() => {
      if (!state.get().synced) return
      stop()
      resolve()
    })
  })
  const cursor = createOwnCursor(awareness, cursors)
  return { doc, awareness, synced, point: (place) => cursor.move(place), leave: close }
}
