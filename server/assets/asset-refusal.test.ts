import { expect, test } from "vitest"

import { AssetRefusal, toRefusal } from "./asset-refusal.ts"

function fault(code: string, more: object = {}): Error {
  return Object.assign(new Error(code), { code, ...more })
}

test("a full disk is told apart from one that fails", () => {
  expect(toRefusal(fault("ENOSPC", { syscall: "write" }))).toMatchObject({ reason: "diskFull" })
  expect(toRefusal(fault("EDQUOT", { syscall: "write" }))).toMatchObject({ reason: "diskFull" })
  expect(toRefusal(fault("EIO", { syscall: "fsync" }))).toMatchObject({ reason: "diskFailed" })
})

test("a sender who left, a refusal and a mistake of ours stay what they are", () => {
  for (const error of [
    fault("ECONNRESET", { syscall: "read" }),
    new AssetRefusal("svg"),
    new TypeError("ours"),
  ]) {
    expect(toRefusal(error)).toBe(error)
  }
})
