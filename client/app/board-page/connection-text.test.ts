// @vitest-environment happy-dom
import { expect, test } from "vitest"

import { boardMessages } from "../../messages/board.ts"
import { connectionMore, connectionText } from "./connection-line.tsx"

test("the state is told in messages, with the number of changes that wait", () => {
  const { de, en } = boardMessages

  expect(connectionText({ kind: "saved" }, de)).toBe("Gespeichert")
  expect(connectionText({ kind: "offline", pending: 0, persisted: true }, de)).toBe(
    "Keine Verbindung",
  )
  expect(connectionText({ kind: "offline", pending: 1, persisted: true }, de)).toBe(
    "Keine Verbindung – 1 Änderung wartet",
  )
  expect(connectionText({ kind: "offline", pending: 12, persisted: true }, en)).toBe(
    "No connection – 12 changes wait",
  )
  expect(connectionText({ kind: "notPermitted", reason: "viewer", pending: 0 }, de)).toBe(
    "Nur ansehen",
  )
  expect(connectionText({ kind: "notPermitted", reason: "locked", pending: 0 }, de)).toBe(
    "Gesperrt, nur ansehen",
  )
  expect(connectionText({ kind: "notPermitted", reason: "locked", pending: 1 }, en)).toBe(
    "Locked – 1 change waits",
  )
  expect(connectionText({ kind: "notSaved", pending: 3 }, de)).toBe("Nicht gespeichert")
})

test("who only looks on is not told to go on working without a connection", () => {
  const offline = { kind: "offline", pending: 0, persisted: true } as const
  const { de } = boardMessages

  expect(connectionMore(offline, de, "participant")).toMatch("Sie können weiterarbeiten")
  expect(connectionMore(offline, de, "viewer")).toMatch("Sie sehen den letzten Stand")
})

test("who finds no space is told why, that nothing is lost, and what to do", () => {
  const noSpace = { kind: "noSpace", pending: 2, persisted: true } as const
  const { de } = boardMessages
  const more = (reason: "share" | "full" | "disk", role: "participant" | "facilitator"): unknown =>
    connectionMore({ ...noSpace, reason }, de, role)

  expect(connectionText({ ...noSpace, reason: "full" }, de)).toBe(
    "Kein Platz – 2 Änderungen warten",
  )
  expect(more("share", "participant")).toMatch(/Ihr Anteil .* bleiben auf diesem Gerät/)
  expect(more("full", "participant")).toMatch("Löschen können Sie weiterhin")
  expect(more("full", "facilitator")).toMatch("Menü unter „Platz …“")
  expect(more("disk", "participant")).toMatch("Auf dem Server")
  expect(
    connectionMore({ ...noSpace, reason: "full", persisted: false }, de, "participant"),
  ).toMatch("Lassen Sie diese Seite so lange offen")
})
