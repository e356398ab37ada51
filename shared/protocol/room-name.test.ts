import { expect, test } from "vitest"

import { ACCESS_ROLES, accessOf, parseRoomName, toRoomPath, type RoomName } from "./index.ts"

function rights(room: RoomName, locked: boolean): readonly string[] {
  return ACCESS_ROLES.map((role) => accessOf(room, role, locked))
}

test("each room of a board has its path", () => {
  const paths = ["abc", "abc/contacts", "abc/internal", "abc/session"]

  for (const path of paths) {
    const name = parseRoomName(path)
    expect(name && toRoomPath(name)).toBe(path)
  }
})

test("anything else is no room", () => {
  const paths = ["", "/", "abc/", "abc/other", "abc/contacts/x", "abc/board", "abc/facilitation"]
  const privateRooms = ["abc/private", `abc/private/${"p".repeat(22)}`]
  const hostile = ["../etc", "a b", "a%20b", "abc//session", "abc/__proto__", "a".repeat(65)]

  for (const path of [...paths, ...privateRooms, ...hostile])
    expect(parseRoomName(path)).toBeUndefined()
})

test("each role has its rights in each room, and the lock holds participants on the board and its contacts", () => {
  const boardId = "abc"

  expect(rights({ boardId, kind: "board" }, false)).toEqual(["write", "write", "read"])
  expect(rights({ boardId, kind: "board" }, true)).toEqual(["write", "read", "read"])
  expect(rights({ boardId, kind: "contacts" }, false)).toEqual(["write", "write", "none"])
  expect(rights({ boardId, kind: "contacts" }, true)).toEqual(["write", "read", "none"])
  expect(rights({ boardId, kind: "internal" }, false)).toEqual(["write", "none", "none"])
  expect(rights({ boardId, kind: "facilitation" }, false)).toEqual(["write", "read", "read"])
})
