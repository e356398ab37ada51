// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import type { PendingPictures } from "../../board/device/pending-pictures.ts"
import { createState } from "../../board/state.ts"
import type { Access, ConnectionStatus } from "../../board/sync/connection-status.ts"
import { PictureError, type sendPicture } from "./request.ts"
import { Uploads } from "./upload-queue.ts"

const file = new File(["bytes"], "Foto.png", { type: "image/png" })

function openHouse(send: typeof sendPicture, isKept = true) {
  const access = createState<Access>({ access: "write", role: "participant", locked: false })
  const connection = createState<ConnectionStatus>({ kind: "saved" })
  const shelf: PendingPictures = {
    keep: vi.fn<PendingPictures["keep"]>().mockResolvedValue(isKept),
    forget: () => Promise.resolve(),
    read: () => Promise.resolve([]),
  }
  return {
    access,
    connection,
    shelf,
    uploads: new Uploads({ id: "b", token: "t", access, connection }, { send, shelf }),
  }
}

/** False when the browser would ask for permission. */
function leave(): boolean {
  const event = new Event("beforeunload", { cancelable: true })
  dispatchEvent(event)
  return !event.defaultPrevented
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test("an upload tells how far it is, and is over with the picture's hash", async () => {
  const { uploads } = openHouse(async (_board, _file, onProgress) => {
    onProgress(0.4)
    await vi.advanceTimersByTimeAsync(1)
    return "hash"
  })

  const ending = uploads.start("asset:1", file)
  expect(uploads.get("asset:1")?.part).toBe(0.4)

  expect(await ending).toMatchObject({ hash: "hash" })
  expect(uploads.get("asset:1")).toBeUndefined()
})

test("what the server refuses is over with its words", async () => {
  const { uploads } = openHouse(() => Promise.reject(new PictureError(415, "Kein Bild.")))

  expect(await uploads.start("asset:1", file)).toEqual({ refusal: "Kein Bild." })
})

test("without a connection the picture waits and goes as soon as the connection is back", async () => {
  const send = vi.fn<typeof sendPicture>().mockRejectedValueOnce(new PictureError(0, "off"))
  send.mockResolvedValueOnce("hash")
  const { uploads, connection } = openHouse(send)
  const ending = uploads.start("asset:1", file)
  await vi.advanceTimersByTimeAsync(0)
  expect(uploads.get("asset:1")).toMatchObject({ part: undefined })

  connection.set({ kind: "offline", pending: 0, persisted: true })
  expect(send).toHaveBeenCalledTimes(1)
  connection.set({ kind: "saved" })

  expect(await ending).toMatchObject({ hash: "hash" })
})

test("behind a lock the picture waits for the unlocking; for a viewer it is refused", async () => {
  const send = vi.fn<typeof sendPicture>().mockRejectedValueOnce(new PictureError(403, "Nein."))
  send.mockResolvedValueOnce("hash")
  const { uploads, access, connection } = openHouse(send)
  access.set({ access: "read", role: "participant", locked: true })
  connection.set({ kind: "notPermitted", reason: "locked", pending: 0 })
  const ending = uploads.start("asset:1", file)
  await vi.advanceTimersByTimeAsync(0)
  expect(uploads.get("asset:1")).toBeDefined()

  connection.set({ kind: "saved" })
  expect(await ending).toMatchObject({ hash: "hash" })

  access.set({ access: "read", role: "viewer", locked: false })
  send.mockRejectedValueOnce(new PictureError(403, "Nein."))
  expect(await uploads.start("asset:2", file)).toEqual({ refusal: "Nein." })
})

test("who would leave while a picture is only in this page is asked", async () => {
  const { uploads } = openHouse(async () => {
    await vi.advanceTimersByTimeAsync(1)
    return "hash"
  }, false)
  const ending = uploads.start("asset:1", file)
  expect(leave()).toBe(false)
  await ending

  expect(leave()).toBe(true)
})

test("who would leave while the device keeps the picture is not asked", async () => {
  const { uploads, shelf } = openHouse(() => new Promise(() => {}))
  void uploads.start("asset:1", file)
  await vi.advanceTimersByTimeAsync(0)

  expect(shelf.keep).toHaveBeenCalledWith({ assetId: "asset:1", file })
  expect(leave()).toBe(true)
})

test("what an earlier page left is sent when the connection is there, and not before", async () => {
  const send = vi.fn<typeof sendPicture>().mockResolvedValue("hash")
  const { uploads, connection } = openHouse(send)
  connection.set({ kind: "opening" })
  const ending = uploads.start("asset:1", file, "shelf")
  await vi.advanceTimersByTimeAsync(1000)
  expect(send).not.toHaveBeenCalled()
  expect(uploads.get("asset:1")).toMatchObject({ part: undefined })

  connection.set({ kind: "saved" })
  expect(await ending).toMatchObject({ hash: "hash" })
})

test("a refusal that came before it was known whether the board is locked is none", async () => {
  const send = vi.fn<typeof sendPicture>().mockRejectedValueOnce(new PictureError(403, "Nein."))
  send.mockResolvedValueOnce("hash")
  const { uploads, connection } = openHouse(send)
  connection.set({ kind: "opening" })
  const ending = uploads.start("asset:1", file)
  await vi.advanceTimersByTimeAsync(0)
  expect(uploads.get("asset:1")).toBeDefined()

  connection.set({ kind: "saved" })
  expect(await ending).toMatchObject({ hash: "hash" })
})
