// @vitest-environment happy-dom
import { expect, test } from "vitest"

import { boardMessages } from "../../messages/board.ts"
import { connectionText } from "./connection-line.tsx"

test("the state is told in messages, with the number of changes that wait", () => {
  const { de, en } = boardMessages

  expect(connectionText({ kind: "saved" }, de)).toBe("Gespeichert")
  expect(connectionText({ kind: "offline", waiting: 0, kept: true }, de)).toBe("Keine Verbindung")
  expect(connectionText({ kind: "offline", waiting: 1, kept: true }, de)).toBe(
    "Keine Verbindung – 1 Änderung wartet",
  )
  expect(connectionText({ kind: "offline", waiting: 12, kept: true }, en)).toBe(
    "No connection – 12 changes wait",
  )
  expect(connectionText({ kind: "notPermitted", reason: "viewer", waiting: 0 }, de)).toBe(
    "Nur ansehen",
  )
  expect(connectionText({ kind: "notPermitted", reason: "locked", waiting: 0 }, de)).toBe(
    "Gesperrt, nur ansehen",
  )
  expect(connectionText({ kind: "notPermitted", reason: "locked", waiting: 1 }, en)).toBe(
    "Locked – 1 change waits",
  )
  expect(connectionText({ kind: "notSaved", waiting: 3 }, de)).toBe("Nicht gespeichert")
})
