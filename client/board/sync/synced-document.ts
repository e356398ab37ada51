import {
  CLIENT_ID_TAKEN,
  CLOSE,
  isSpaceDropReason,
  type ServerMessage,
  type SpaceDropReason,
  toAwarenessMessage,
  toSubprotocols,
  toUpdateMessage,
} from "@tafelrunde/shared/protocol"
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"

import { type DeviceCopy, openDeviceCopy } from "../device/device-copy.ts"
import { adoptPendingCount, forgetPendingCount } from "../device/pending-counts.ts"
import { type OwnState, type State, createState } from "../state.ts"
import { createBatchingSocket } from "./batching-socket.ts"
import { CursorLane } from "./cursor-lane.ts"
import {
  documentFrameKind,
  isServerMessageFrame,
  readCursorsFrame,
  readServerMessages,
  readServerVector,
} from "./frames.ts"
import { OwnIds } from "./own-ids.ts"
import { flushOnLeaving, followPageLife, reconnect } from "./page-life.ts"
import { PendingUpdates } from "./pending-updates.ts"
import { actionOf } from "./person-action.ts"

/** Own presence leaves at most this often, however fast a view sets it. */
const PRESENCE_MS = 66
const FIRST_STATE_LIMIT_MS = 2000

/** The server refuses bytes of ours. It may be a broken line; but the same bytes would be refused for ever. */
const refusalCodes: ReadonlySet<number> = new Set([CLOSE.malformed, CLOSE.refused])
const MOST_REFUSALS = 3

export interface SyncState {
  readonly synced: boolean
  readonly tried: boolean
  readonly pending: number
  readonly storageOk: boolean
  readonly refused: boolean
  /** Why the server has no space for changes of ours, which wait. */
  readonly noSpace: SpaceDropReason | undefined
  /** Whether changes outlive the page: the device has a copy and takes what it is given. */
  readonly persisted: boolean
  /** The close code with which the server ended it for good. */
  readonly closedWith?: number
}

export interface SyncedDocumentOptions {
  /** The room's name: board id, or board id and kind. */
  readonly name: string
  /** The name of its copy on this device. Default: the room's. */
  readonly copy?: string
  /** Where rooms are: `wss://host/sync`. */
  readonly serverUrl: string
  readonly token: string
  /** Only the board's own room shows who is here. */
  readonly presence?: boolean
  /** The room's state, fetched ahead: the first handshake then only has to bring what is newer. */
  readonly firstState?: Promise<Uint8Array | undefined> | undefined
  readonly onMessage?: (message: ServerMessage) => void
  /**
   * Somebody else has used a client id of ours. The device's copy now has the work under new ids, and the
   * page must begin anew with it.
   */
  readonly onRenamed?: () => void
  readonly Socket?: typeof WebSocket
}

/** One live document of this browser: the stock provider made gentle, a copy on the device, and a truthful count. */
export interface SyncedDocument {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly cursors: CursorLane
  readonly state: State<SyncState>
  /** Done when the device's copy is in the document. */
  readonly loaded: Promise<void>
  readonly forget: () => Promise<void>
  readonly close: () => void
}

const opening: SyncState = {
  synced: false,
  tried: false,
  pending: 0,
  storageOk: true,
  refused: false,
  noSpace: undefined,
  persisted: true,
}

export function openSyncedDocument(options: SyncedDocumentOptions): SyncedDocument {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  if (!options.presence) awareness.setLocalState(null)
  const copyName = options.copy ?? options.name
  const pending = adoptPendingCount(copyName)
  const state = createState<SyncState>({ ...opening, pending: pending.adopted })
  let pendingUpdates: PendingUpdates | undefined
  let isForgotten = false
  const copy = openDeviceCopy(copyName, doc, () => count())
  const count = (): void => {
    const changes = pendingUpdates?.count ?? pending.adopted
    const { count: unsaved, isKeeping } = copy.unsaved
    // Only what the copy has will be there after a reload; what it lacks is always the newest.
    const kept = pendingUpdates?.countBefore(unsaved) ?? Math.max(0, changes - unsaved)
    if (!isForgotten) pending.remember(kept)
    state.set({ ...state.get(), pending: changes, persisted: isKeeping })
  }
  const connected = connect(options, { doc, awareness, state, pending, count, copy })
  const { provider, cursors } = connected
  pendingUpdates = connected.pendingUpdates
  const stopDocument = sendOwnChanges({ doc, provider, pendingUpdates })
  const stopPresence = sendOwnPresence(awareness, provider)
  const stopLeaving = flushOnLeaving(pendingUpdates, copy)
  const stopListening = followPageLife(provider)
  let closed = false
  const load = async (): Promise<void> => {
    await copy.loaded
    const first = options.firstState && (await withinPatience(options.firstState))
    if (closed) return
    // From the server, as what comes by the socket: it is neither sent back nor counted as a change of ours.
    if (first) Y.applyUpdate(doc, first, provider)
    // Only now: the first handshake then already knows what the device knew and what was fetched.
    provider.connect()
  }
  return {
    doc,
    awareness,
    cursors,
    state,
    loaded: load(),
    forget: async () => {
      isForgotten = true
      forgetPendingCount(copyName)
      await copy.clear()
    },
    close: () => {
      closed = true
      pendingUpdates?.flush()
      stopLeaving()
      stopListening()
      stopDocument()
      stopPresence()
      provider.destroy()
      copy.close()
      doc.destroy()
    },
  }
}

/** Undefined when it takes longer than asking by the socket would. */
function withinPatience(state: Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
  const limit = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), FIRST_STATE_LIMIT_MS)
  })
  return Promise.race([state, limit])
}

interface Parts {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly state: OwnState<SyncState>
  /** Changes of earlier visits that wait. */
  readonly pending: { readonly adopted: number }
  /** Counts anew what waits. */
  readonly count: () => void
  readonly copy: DeviceCopy
}

function connect(
  options: SyncedDocumentOptions,
  { doc, awareness, state, pending, count, copy }: Parts,
): { provider: WebsocketProvider; pendingUpdates: PendingUpdates; cursors: CursorLane } {
  const change = (next: Partial<SyncState>): void => state.set({ ...state.get(), ...next })
  const pendingUpdates: PendingUpdates = new PendingUpdates({
    pending: pending.adopted,
    send: (update) => send(provider, toUpdateMessage(update)),
    onChange: count,
  })
  const ids = new OwnIds(doc)
  const cursors = new CursorLane((message) => send(provider, message))
  const provider: WebsocketProvider = new WebsocketProvider(options.serverUrl, options.name, doc, {
    connect: false,
    awareness,
    // Other tabs may have other rights; they meet on the server only.
    disableBc: true,
    params: { serverMessages: "1" },
    // Addresses stand in the logs of proxies, headers do not.
    protocols: toSubprotocols(options.token),
    WebSocketPolyfill: createBatchingSocket({
      ...(options.Socket && { Socket: options.Socket }),
      // One transaction for all of them, so that views hear of it once.
      drain: (deliver) => Y.transact(doc, deliver, provider, false),
      take: (frame) => {
        ids.learn(readServerVector(frame))
        if (!isServerMessageFrame(frame)) return false
        for (const message of readServerMessages(frame)) {
          receiveMessage(message, pendingUpdates, change)
          if (pendingUpdates.count === 0) ids.saved()
          if (message.type === "access" && message.access === "write")
            sendHeld(provider, pendingUpdates)
          options.onMessage?.(message)
        }
        return true
      },
      takeInTurn: (frame) => {
        const moved = readCursorsFrame(frame)
        if (moved) cursors.receive(moved)
        return moved !== undefined
      },
      onSend: (frame) => {
        const kind = documentFrameKind(frame)
        if (kind === "answer") pendingUpdates.answered()
        if (kind === "update") pendingUpdates.sent()
      },
    }),
  })
  provider.on("sync", (synced) => change(synced ? { synced, tried: true } : { synced }))
  provider.on("connection-close", () => {
    pendingUpdates.disconnected()
    // A server that comes in its place says so itself when it cannot store either.
    change({ synced: false, tried: true, storageOk: true, noSpace: undefined })
  })
  endOnRefusals(provider, {
    onRefused: () => change({ refused: true }),
    onTaken: async () => {
      if (await ids.rename(copy)) options.onRenamed?.()
      else change({ refused: true })
    },
  })
  provider.on("closed", ({ code }) => change({ closedWith: code }))
  return { provider, pendingUpdates, cursors }
}

/** Stops trying when the server has refused our bytes for good, or because of a client id. */
function endOnRefusals(
  provider: WebsocketProvider,
  { onRefused, onTaken }: { onRefused: () => void; onTaken: () => Promise<void> },
): void {
  let refusals = 0
  provider.on("connection-close", (event) => {
    refusals = event && refusalCodes.has(event.code) ? refusals + 1 : 0
    const isTaken = event?.reason === CLIENT_ID_TAKEN
    if (!isTaken && refusals < MOST_REFUSALS) return
    provider.disconnect()
    if (isTaken) void onTaken()
    else onRefused()
  })
}

function receiveMessage(
  message: ServerMessage,
  pendingUpdates: PendingUpdates,
  change: (next: Partial<SyncState>) => void,
): void {
  if (message.type === "saved") {
    pendingUpdates.saved(message.frames)
    if (pendingUpdates.count === 0) change({ noSpace: undefined })
  }
  if (message.type === "storage") change({ storageOk: message.ok })
  if (message.type !== "dropped") return
  // A lock passes, and so does a lack of space: what came too late is sent then. Who may never write has no such hope.
  if (isSpaceDropReason(message.reason)) {
    change({ noSpace: message.reason })
    pendingUpdates.hold({ sendsDeletions: true })
  } else if (message.reason === "locked") pendingUpdates.hold({ sendsDeletions: false })
  else change({ refused: true })
}

/** What a lock held back needs a handshake: the server lacks everything since then, and single frames would leave gaps. */
function sendHeld(provider: WebsocketProvider, pendingUpdates: PendingUpdates): void {
  if (pendingUpdates.holds) reconnect(provider)
}

function send(provider: WebsocketProvider, frame: Uint8Array): boolean {
  const socket = provider.ws
  if (!provider.wsconnected || socket?.readyState !== WebSocket.OPEN) return false
  socket.send(frame.slice())
  return true
}

/**
 * Takes the place of the provider's own handler, which sends one frame for each transaction. What the device's copy brings
 * late, after the handshake, is sent too.
 */
function sendOwnChanges({
  doc,
  provider,
  pendingUpdates,
}: {
  doc: Y.Doc
  provider: WebsocketProvider
  pendingUpdates: PendingUpdates
}): () => void {
  const { _updateHandler: stockHandler } = provider
  doc.off("update", stockHandler)
  const onUpdate = (
    ...[update, origin, , transaction]: [Uint8Array, unknown, Y.Doc, Y.Transaction]
  ): void => {
    if (transaction.local || (origin !== provider && provider.wsconnected))
      pendingUpdates.add(update, actionOf(transaction))
  }
  doc.on("update", onUpdate)
  return () => doc.off("update", onUpdate)
}

/** Takes the place of the provider's own handler, which sends everything that it receives back to the server. */
function sendOwnPresence(awareness: Awareness, provider: WebsocketProvider): () => void {
  const { _awarenessUpdateHandler: stockHandler } = provider
  awareness.off("update", stockHandler)
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastSent = 0
  const sendNow = (): void => {
    timer = undefined
    lastSent = Date.now()
    const own = encodeAwarenessUpdate(awareness, [awareness.clientID])
    send(provider, toAwarenessMessage(own))
  }
  const onUpdate = (_changes: unknown, origin: unknown): void => {
    if (origin !== "local") return
    timer ??= setTimeout(sendNow, Math.max(0, lastSent + PRESENCE_MS - Date.now()))
  }
  awareness.on("update", onUpdate)
  provider.on("status", ({ status }) => {
    if (status === "connecting") forgetClocks(awareness)
    // A server or peer that remembers the old clock ignores the same one after a reconnect.
    const own = awareness.getLocalState()
    if (status === "connected" && own) awareness.setLocalState(own)
  })
  return () => {
    clearTimeout(timer)
    awareness.off("update", onUpdate)
  }
}

/**
 * The server raises the clocks of silent people and forgets that when it restarts. Whoever remembered the raised clocks
 * would ignore these people until their own clocks have caught up.
 */
function forgetClocks(awareness: Awareness): void {
  for (const id of awareness.meta.keys()) {
    if (id !== awareness.clientID) awareness.meta.delete(id)
  }
}
