import { react } from "tldraw"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { PictureError } from "./request.ts"
import { PictureUrls } from "./urls.ts"

const BOARD = { id: "board", token: "token" }
const revoked = vi.fn<(url: string) => void>()

beforeEach(() => {
  vi.useFakeTimers()
  let count = 0
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => `blob:${(count += 1)}`)
  vi.spyOn(URL, "revokeObjectURL").mockImplementation(revoked)
  revoked.mockClear()
})

afterEach(() => vi.useRealTimers())

test("a picture that is shown in many places is fetched once", async () => {
  const fetchOne = vi.fn<(hash: string) => Promise<Blob>>(() => Promise.resolve(new Blob(["a"])))
  const urls = new PictureUrls(BOARD, fetchOne)

  const both = await Promise.all([urls.get("a"), urls.get("a")])

  expect(both).toEqual(["blob:1", "blob:1"])
  expect(fetchOne).toHaveBeenCalledTimes(1)
})

test("what was just sent need not come back", async () => {
  const fetchOne = vi.fn<(hash: string) => Promise<Blob>>(() => Promise.resolve(new Blob(["a"])))
  const urls = new PictureUrls(BOARD, fetchOne)

  expect(urls.keep("a", "blob:sent")).toBe(true)
  expect(urls.keep("a", "blob:again")).toBe(false)

  expect(await urls.get("a")).toBe("blob:sent")
  expect(fetchOne).not.toHaveBeenCalled()
})

test("a picture that cannot be reached says so, and comes when it can", async () => {
  let isReachable = false
  const urls = new PictureUrls(BOARD, () =>
    isReachable ? Promise.resolve(new Blob(["a"])) : Promise.reject(new PictureError(0, "off")),
  )
  const shown: (string | null)[] = []
  const stop = react("show", () => void urls.get("a").then((url) => shown.push(url)))
  await vi.advanceTimersByTimeAsync(0)
  expect([shown, urls.failureOf("a")]).toEqual([[null], "unreachable"])

  isReachable = true
  urls.tryAgain()
  await vi.advanceTimersByTimeAsync(0)

  expect([shown, urls.failureOf("a")]).toEqual([[null, "blob:1"], undefined])
  stop()
})

test("a picture that is gone is not asked for again and again", async () => {
  const fetchOne = vi.fn<(hash: string) => Promise<Blob>>(() =>
    Promise.reject(new PictureError(404, "gone")),
  )
  const urls = new PictureUrls(BOARD, fetchOne)

  expect(await urls.get("a")).toBeNull()
  await vi.advanceTimersByTimeAsync(3_600_000)

  expect(urls.failureOf("a")).toBe("gone")
  expect(fetchOne).toHaveBeenCalledTimes(1)
})

test("the memory of pictures that nothing shows is let go, and they can come back", async () => {
  const urls = new PictureUrls(BOARD, () => Promise.resolve(new Blob(["a"])))
  await Promise.all([urls.get("shown"), urls.get("deleted")])

  urls.keepOnly(new Set(["shown"]))
  await vi.advanceTimersByTimeAsync(0)

  expect(revoked.mock.calls).toEqual([["blob:2"]])
  expect([await urls.get("shown"), await urls.get("deleted")]).toEqual(["blob:1", "blob:3"])
  urls.close()
  await vi.advanceTimersByTimeAsync(0)
  expect(revoked).toHaveBeenCalledTimes(3)
})
