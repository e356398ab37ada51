// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { parseRoute } from "./route.ts"
import { keepsStored } from "./storage.ts"
import { readToken, readTokenFromFragment, rememberToken } from "./token.ts"

const token = "abcdefghijklmnopqrstuvwx"

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.unstubAllGlobals())

test("a link's token stands in its fragment", () => {
  expect(readTokenFromFragment(`#t=${token}`)).toBe(token)
  expect(readTokenFromFragment("#t=short")).toBeUndefined()
  expect(readTokenFromFragment("#t=<script>alert(1)</script>")).toBeUndefined()
  expect(readTokenFromFragment("")).toBeUndefined()
})

test("the token is kept for the tab and leaves the address bar", () => {
  history.replaceState(null, "", `/b/board1#t=${token}`)

  expect(rememberToken()).toBe(true)

  expect(location.hash).toBe("")
  expect(location.pathname).toBe("/b/board1")
  expect(readToken("board1")).toBe(token)
  expect(readToken("board2")).toBeUndefined()
})

test("where the browser stores nothing, the token holds as long as the page lives", () => {
  expect(keepsStored()).toBe(true)
  const blocked = {
    getItem: () => refuse(),
    setItem: () => refuse(),
    removeItem: () => refuse(),
  }
  vi.stubGlobal("sessionStorage", blocked)
  history.replaceState(null, "", `/b/board3#t=${token}`)

  expect(rememberToken()).toBe(true)

  expect(readToken("board3")).toBe(token)
  expect(location.hash).toBe("")
  expect(keepsStored()).toBe(false)
})

function refuse(): never {
  throw new DOMException("blocked", "SecurityError")
}

test("there are three pages, and everything else is none", () => {
  expect(parseRoute("/")).toEqual({ page: "start" })
  expect(parseRoute("/join")).toEqual({ page: "join" })
  expect(parseRoute("/b/x_Y-9")).toEqual({ page: "board", boardId: "x_Y-9" })
  expect(parseRoute("/b/x_Y-9/wall")).toEqual({ page: "wall", boardId: "x_Y-9" })
  expect(parseRoute("/b/x/../y")).toEqual({ page: "unknown" })
  expect(parseRoute("/admin")).toEqual({ page: "unknown" })
})
