import { type Gathering, setLocked } from "@tafelrunde/shared/facilitation"
import {
  type EntryLists,
  type Matrix,
  type MatrixInstitution,
  onModelChange,
  readMatrix,
  readTitle,
  type UndoHistory,
} from "@tafelrunde/shared/model"
import { type BoardConnection, CLOSE, type Seat } from "@tafelrunde/shared/protocol"
import type { Awareness } from "y-protocols/awareness"
import type * as Y from "yjs"

import { type Bin } from "./bin.ts"
import { type CanvasFilesState, createCanvasFiles } from "./canvas-files.ts"
import { deviceCopyName } from "./device/device-copy.ts"
import { clearPendingPictures } from "./device/pending-pictures.ts"
import { keepInstitutionCards } from "./institution-cards.ts"
import { keepLinkedArrows } from "./linked-arrows.ts"
import { openContent } from "./open-content.ts"
import { type Follow, createFollow } from "./people/follow.ts"
import { watchIdle } from "./people/idle.ts"
import { type BoardUser, type Person, isSamePeople, readPeople } from "./people/people.ts"
import { PersonHistory } from "./person-history.ts"
import { createDerived, createState, isSameJson, type State } from "./state.ts"
import {
  type Access,
  type ConnectionStatus,
  type EndReason,
  isSameConnectionStatus,
  toConnectionStatus,
} from "./sync/connection-status.ts"
import type { CursorLane } from "./sync/cursor-lane.ts"
import { type SyncedDocument, type SyncState, openSyncedDocument } from "./sync/synced-document.ts"
import { countReverted, createTold, hear, type RevertCounts, type Told } from "./told.ts"
import { watchGatherings } from "./wall/gatherings.ts"

export interface BoardOptions {
  readonly boardId: string
  readonly token: string
  readonly user: BoardUser
  /** As the server told over HTTP, or as remembered when it cannot be asked. */
  readonly role: Access["role"]
  readonly licenseKey?: string | undefined
  /** The board room's state, where it was fetched ahead; undefined if that failed. */
  readonly firstState?: Promise<Uint8Array | undefined> | undefined
  /** Called when the server tells this device's seat; null for none. */
  readonly onSeat?: (seat: Seat | null) => void
  /** Default: the page's own host. */
  readonly serverUrl?: string
  readonly Socket?: typeof WebSocket
}

/** This browser's board. Views read from it and write into its documents through the model's named edits. */
export interface Board {
  readonly id: string
  /** For calls over HTTP; goes into a header, never into an address. */
  readonly token: string
  readonly doc: Y.Doc
  /** Contacts that the network may see; absent for viewers. */
  readonly contactsDoc: Y.Doc | undefined
  /** Contacts that only the facilitators see. */
  readonly internalDoc: Y.Doc | undefined
  readonly facilitationDoc: Y.Doc
  /** Where facilitators take everybody who is here. */
  readonly gatherings: State<Gathering | undefined>
  readonly awareness: Awareness
  /** Where people point, many times a second; who they are stands in `awareness`. */
  readonly cursors: CursorLane
  readonly access: State<Access>
  /** In how many places the server has undone changes of this page, by reason. */
  readonly reverted: State<RevertCounts>
  readonly connection: State<ConnectionStatus>
  /** For which institution this device is here: as chosen, until the server has told it. */
  readonly seat: State<Seat | null>
  /** In the board's order; news only when one of them changes. */
  readonly institutions: State<readonly MatrixInstitution[]>
  readonly people: State<readonly Person[]>
  /** Who is connected, as the server tells facilitators; empty for others. */
  readonly connections: State<readonly BoardConnection[]>
  /** Whom this person follows. */
  readonly follow: Follow
  /** What the canvas can write and read, while it is open. */
  readonly canvasFiles: CanvasFilesState
  readonly matrix: State<Matrix>
  /** The lists of the structured content as this person may see them. */
  readonly lists: EntryLists
  readonly bin: Bin
  readonly title: State<string>
  /** Takes back own edits of structured content; the canvas has its own. */
  readonly undo: UndoHistory
  /** The same together with the canvas, while it is open: what undo means to the person. */
  readonly history: PersonHistory
  readonly user: BoardUser
  readonly licenseKey: string | undefined
  /** For facilitators: turns participants into readers, at once, and back. */
  readonly setLocked: (locked: boolean) => void
  /** Done when the device's copy is in the documents. */
  readonly loaded: Promise<void>
  /** Throws the device's copies away and closes: for changes that the server refused. */
  readonly forget: () => Promise<void>
  readonly close: () => void
}

interface Rooms {
  readonly board: SyncedDocument
  readonly contacts: SyncedDocument | undefined
  readonly internal: SyncedDocument | undefined
  readonly facilitation: SyncedDocument
}

/** Opened outside React, because StrictMode mounts twice; whoever opens it closes it. */
export function openBoard(options: BoardOptions): Board {
  const told = createTold(options.role, options.user)
  const { access, reverted, seat, connections } = told
  const rooms = openRooms(options, told)
  const all = listRooms(rooms)
  const { doc, awareness, cursors } = rooms.board
  const { id, name } = options.user
  awareness.setLocalStateField("user", { id, name })
  const connection = watchConnection(rooms, access)
  const matrix = derivedFrom(doc, readMatrix)
  const title = derivedFrom(doc, readTitle)
  const institutions = watchInstitutions(matrix)
  const people = watchPeople(awareness, { ...told, institutions })
  const content = openContent({ ...contentOf(rooms), access, seat })
  const { bin, lists, undo } = content
  const { follow, stop: stopFollow } = createFollow(awareness, rooms.board.state)
  const gatherings = watchGatherings(rooms.facilitation.doc, rooms.facilitation.state)
  const stopWork = startWork(doc, { awareness, access })
  const close = (): void => {
    stopFollow()
    stopWork()
    for (const each of [matrix, title, gatherings, content, ...all]) each.close()
  }
  return {
    id: options.boardId,
    token: options.token,
    doc,
    contactsDoc: rooms.contacts?.doc,
    internalDoc: rooms.internal?.doc,
    facilitationDoc: rooms.facilitation.doc,
    gatherings,
    awareness,
    cursors,
    access,
    reverted,
    connection,
    seat,
    institutions,
    people,
    connections,
    follow,
    canvasFiles: createCanvasFiles(),
    matrix,
    lists,
    bin,
    title,
    undo,
    history: new PersonHistory(undo),
    user: options.user,
    licenseKey: options.licenseKey,
    setLocked: (locked) => setLocked(rooms.facilitation.doc, locked),
    loaded: rooms.board.loaded,
    forget: async () => {
      await Promise.all(all.map((room) => room.forget()))
      await clearPendingPictures(options.boardId, options.role)
      close()
    },
    close,
  }
}

/** Starts what this browser does by itself: saying who is inactive, and keeping cards and arrows in step. */
function startWork(doc: Y.Doc, present: Pick<Board, "awareness" | "access">): () => void {
  const stops = [
    watchIdle(present.awareness),
    keepInstitutionCards(doc),
    keepLinkedArrows(doc, present),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** What the board's structured content says in some respect. */
function derivedFrom<T>(
  doc: Y.Doc,
  read: (doc: Y.Doc) => T,
): State<T> & { readonly close: () => void } {
  return createDerived(
    () => read(doc),
    (listener) => onModelChange(doc, listener),
  )
}

function openRooms(options: BoardOptions, told: Told): Rooms {
  const { boardId, token, role, Socket } = options
  const serverUrl = options.serverUrl ?? `${location.origin.replace(/^http/, "ws")}/sync`
  const open = (name: string): SyncedDocument =>
    openSyncedDocument({
      name,
      copy: deviceCopyName(role, name),
      serverUrl,
      token,
      ...(Socket && { Socket }),
      onRenamed: () => location.reload(),
      onMessage: (message) => countReverted(message, told),
    })
  return {
    board: openSyncedDocument({
      name: boardId,
      copy: deviceCopyName(role, boardId),
      serverUrl,
      token,
      presence: true,
      firstState: options.firstState,
      ...(Socket && { Socket }),
      onRenamed: () => location.reload(),
      onMessage: (message) => {
        hear(message, told)
        if (message.type === "seat") options.onSeat?.(message.seat)
      },
    }),
    contacts: role === "viewer" ? undefined : open(`${boardId}/contacts`),
    internal: role === "facilitator" ? open(`${boardId}/internal`) : undefined,
    facilitation: open(`${boardId}/session`),
  }
}

function contentOf({ board, contacts, internal, facilitation }: Rooms): {
  docs: Bin["docs"]
  facilitationDoc: Y.Doc
} {
  const docs = {
    board: board.doc,
    ...(contacts && { contacts: contacts.doc }),
    ...(internal && { internal: internal.doc }),
  }
  return { docs, facilitationDoc: facilitation.doc }
}

function listRooms({ board, contacts, internal, facilitation }: Rooms): readonly SyncedDocument[] {
  return [board, contacts, internal, facilitation].filter((room) => room !== undefined)
}

function watchConnection(rooms: Rooms, access: State<Access>): State<ConnectionStatus> {
  const read = (): ConnectionStatus => {
    const states = listRooms(rooms).map((room) => room.state.get())
    const board = rooms.board.state.get()
    return toConnectionStatus({
      synced: board.synced && states.every(isSettled),
      tried: board.tried,
      pending: states.reduce((sum, state) => sum + state.pending, 0),
      storageOk: states.every((state) => state.storageOk),
      persisted: states.every((state) => state.persisted),
      refused: states.some((state) => state.refused),
      noSpace: states.find((state) => state.noSpace)?.noSpace,
      access: access.get(),
      ended: endReason(board, states),
    })
  }
  const connection = createState(read(), isSameConnectionStatus)
  const update = (): void => connection.set(read())
  for (const room of listRooms(rooms)) room.state.subscribe(update)
  access.subscribe(update)
  return connection
}

/** A room beside the board holds the state up only until it has first answered, or while changes of ours wait in it. */
function isSettled({ synced, tried, pending, closedWith }: SyncState): boolean {
  return synced || closedWith !== undefined || (tried && pending === 0)
}

/** A room beside the board ends the board only by what it would lose. */
function endReason({ closedWith }: SyncState, states: readonly SyncState[]): EndReason | undefined {
  switch (closedWith) {
    case undefined:
      return states.some((state) => state.closedWith === CLOSE.tooLarge) ? "tooLarge" : undefined
    case CLOSE.boardDeleted:
      return "deleted"
    case CLOSE.noSuchBoard:
      return "notFound"
    case CLOSE.forbidden:
      return "removed"
    case CLOSE.tooLarge:
      return "tooLarge"
    default:
      return "linkEnded"
  }
}

function watchInstitutions(matrix: State<Matrix>): State<readonly MatrixInstitution[]> {
  const institutions = createState(matrix.get().institutions, isSameJson)
  matrix.subscribe(() => institutions.set(matrix.get().institutions))
  return institutions
}

interface OwnFacts extends Pick<Board, "access" | "seat" | "institutions"> {
  readonly tokenId: State<string | undefined>
}

/** Cursors change many times a second and people hardly ever: only the latter is news here. */
function watchPeople(
  awareness: Awareness,
  { access, seat, tokenId, institutions }: OwnFacts,
): State<readonly Person[]> {
  const read = (): readonly Person[] => {
    const own = { role: access.get().role, seat: seat.get(), tokenId: tokenId.get() }
    return readPeople(awareness, own, institutions.get())
  }
  const people = createState(read(), isSamePeople)
  const update = (): void => people.set(read())
  awareness.on("change", update)
  for (const source of [access, seat, tokenId, institutions]) source.subscribe(update)
  return people
}
