import { expect, test } from "vitest"

import { type ConnectionFacts, toConnectionStatus } from "./connection-status.ts"

const well: ConnectionFacts = {
  synced: true,
  tried: true,
  pending: 0,
  storageOk: true,
  persisted: true,
  refused: false,
  access: { access: "write", role: "participant", locked: false },
}

test("all sent and durable is saved, anything on its way is saving", () => {
  expect(toConnectionStatus(well)).toEqual({ kind: "saved" })
  expect(toConnectionStatus({ ...well, pending: 2 })).toEqual({ kind: "saving", pending: 2 })
})

test("before the first answer nothing is claimed, after a failed attempt it is offline", () => {
  expect(toConnectionStatus({ ...well, synced: false, tried: false })).toEqual({ kind: "opening" })
  expect(toConnectionStatus({ ...well, synced: false, pending: 3 })).toEqual({
    kind: "offline",
    pending: 3,
    persisted: true,
  })
})

test("a store that cannot write is told, also when everything else is well", () => {
  expect(toConnectionStatus({ ...well, storageOk: false, pending: 4 })).toEqual({
    kind: "notSaved",
    pending: 4,
  })
})

test("who may only read is told why", () => {
  const viewer = { access: "read", role: "viewer", locked: false } as const
  const locked = { access: "read", role: "participant", locked: true } as const

  expect(toConnectionStatus({ ...well, access: viewer })).toEqual({
    kind: "notPermitted",
    reason: "viewer",
    pending: 0,
  })
  expect(toConnectionStatus({ ...well, access: locked, pending: 2 })).toEqual({
    kind: "notPermitted",
    reason: "locked",
    pending: 2,
  })
})

test("a refused change goes before being offline, the end goes before everything", () => {
  const offline = { ...well, synced: false, pending: 1 }

  expect(toConnectionStatus({ ...offline, refused: true })).toEqual({
    kind: "notPermitted",
    reason: "refused",
    pending: 1,
  })
  expect(toConnectionStatus({ ...offline, refused: true, ended: "deleted" })).toEqual({
    kind: "ended",
    reason: "deleted",
    pending: 1,
  })
})
