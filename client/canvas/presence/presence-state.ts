import { type Editor, type TLInstancePresence, TLPOINTER_ID } from "tldraw"

import type { OwnPlace } from "../../board/people/own-cursor.ts"

/** What changes now and then: where somebody looks and what they have selected. */
export interface ViewState {
  readonly page: string
  readonly selected: readonly string[]
  /** x, y, zoom; with the size of the screen it lets others follow. */
  readonly camera: readonly [number, number, number]
  readonly screen: readonly [number, number]
  readonly following: string | null
  readonly chat: string
}

/** The trail of the laser pointer, oldest point first. */
export type Laser = readonly (readonly [number, number])[]

/** A selection of thousands of shapes need not be drawn for others one by one. */
const MOST_SELECTED = 100
const LASER_POINTS = 24

export function readView(editor: Editor): ViewState {
  const { x, y, z } = editor.getCamera()
  const screen = editor.getViewportScreenBounds()
  const { followingUserId, chatMessage } = editor.getInstanceState()
  return {
    page: editor.getCurrentPageId(),
    selected: editor.getSelectedShapeIds().slice(0, MOST_SELECTED),
    camera: [Math.round(x), Math.round(y), Math.round(z * 1000) / 1000],
    screen: [Math.round(screen.w), Math.round(screen.h)],
    following: followingUserId,
    chat: chatMessage.slice(0, 200),
  }
}

/** Tenths of page units are enough at every zoom that people work at. */
export function readPlace(editor: Editor): OwnPlace {
  const pointer = editor.store.get(TLPOINTER_ID)
  const page = editor.getCurrentPageId()
  return { page, x: tenths(pointer?.x ?? 0), y: tenths(pointer?.y ?? 0) }
}

/** Null while the laser pointer is not in use. */
export function readLaser(editor: Editor): Laser | null {
  const laser = editor.getInstanceState().scribbles.find(({ color }) => color === "laser")
  if (!laser) return null
  return laser.points.slice(-LASER_POINTS).map(({ x, y }) => [tenths(x), tenths(y)] as const)
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

type Seen = Pick<
  TLInstancePresence,
  | "selectedShapeIds"
  | "currentPageId"
  | "camera"
  | "screenBounds"
  | "followingUserId"
  | "chatMessage"
>

/** Another person's view; null when it is not one: presence comes from other browsers and may be anything. */
export function parseView(value: unknown): Seen | null {
  const view: Record<string, unknown> = typeof value === "object" ? { ...value } : {}
  const { page, selected, camera, screen, following, chat } = view
  if (!isPageId(page) || !isNumbers(camera, 3) || !isNumbers(screen, 2)) return null
  const [x = 0, y = 0, z = 1] = camera
  const [w = 0, h = 0] = screen
  return {
    currentPageId: page,
    selectedShapeIds: listOf(selected).slice(0, MOST_SELECTED).filter(isShapeId),
    camera: { x, y, z: Math.max(z, 0.01) },
    screenBounds: { x: 0, y: 0, w, h },
    followingUserId: typeof following === "string" ? following : null,
    chatMessage: typeof chat === "string" ? chat.slice(0, 200) : "",
  }
}

/** Where another person points; null when they do not. */
export function parseCursor(value: unknown): { readonly x: number; readonly y: number } | null {
  const { at }: Record<string, unknown> = typeof value === "object" ? { ...value } : {}
  if (!isNumbers(at, 2)) return null
  const [x = 0, y = 0] = at
  return { x, y }
}

export function parseLaser(value: unknown): TLInstancePresence["scribbles"] {
  const points = listOf(value)
    .slice(-LASER_POINTS)
    .filter((point) => isNumbers(point, 2))
  return points.length > 1 ? [laserScribble(points)] : []
}

function laserScribble(points: readonly number[][]): TLInstancePresence["scribbles"][number] {
  return {
    id: "laser",
    points: points.map(([x = 0, y = 0]) => ({ x, y, z: 0.5 })),
    size: 4,
    color: "laser",
    opacity: 0.7,
    state: "active",
    delay: 0,
    shrink: 0,
    taper: true,
  }
}

function isNumbers(value: unknown, length: number): value is number[] {
  return Array.isArray(value) && value.length === length && value.every(Number.isFinite)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isPageId(id: unknown): id is TLInstancePresence["currentPageId"] {
  return typeof id === "string" && id.startsWith("page:")
}

function isShapeId(id: unknown): id is TLInstancePresence["selectedShapeIds"][number] {
  return typeof id === "string" && id.startsWith("shape:")
}
