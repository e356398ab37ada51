import { expect, test } from "vitest"

import { chooseSubprotocol, readSubprotocolToken, toSubprotocols } from "./subprotocol.ts"

test("a token goes along as a subprotocol and is read from the header", () => {
  const offered = toSubprotocols("a-token_~.1")

  expect(readSubprotocolToken(offered.join(", "))).toBe("a-token_~.1")
  expect(readSubprotocolToken(offered.join(","))).toBe("a-token_~.1")
})

test("what cannot be a token never reaches the header, where a socket would throw", () => {
  for (const token of ["", "a b", "a,b", "ü", "a\r\nX-Evil: 1"]) {
    expect(toSubprotocols(token)).toEqual(["tafelrunde"])
  }
  expect(readSubprotocolToken("tafelrunde")).toBeUndefined()
  expect(readSubprotocolToken(undefined)).toBeUndefined()
})

test("the answer never repeats a token", () => {
  expect(chooseSubprotocol(new Set(toSubprotocols("secret")))).toBe("tafelrunde")
  expect(chooseSubprotocol(new Set(["tafelrunde.token.secret"]))).toBe(false)
  expect(chooseSubprotocol(new Set(["tafelrunde.token.secret", "yjs"]))).toBe("yjs")
})
