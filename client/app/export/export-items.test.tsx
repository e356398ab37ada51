// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react"
import { type JSX } from "react"
import { afterEach, expect, test } from "vitest"

import { type Access } from "../../board/sync/connection-status.ts"
import { setLanguage } from "../../messages/language.ts"
import { ExportItems, useProfile } from "./export-items.tsx"

afterEach(cleanup)

function Items({ role }: { role: Access["role"] }): JSX.Element {
  const [profile, setProfile] = useProfile(role)
  return <ExportItems boardId="b1" token="t" role={role} profile={profile} onProfile={setProfile} />
}

test.each([
  { role: "facilitator", editions: ["Internal", "Network", "Public"] },
  { role: "participant", editions: ["Network", "Public"] },
  { role: "viewer", editions: [] },
] as const)("a $role is offered the editions that a $role may have", ({ role, editions }) => {
  setLanguage("en")
  render(<Items role={role} />)

  const offered = screen.queryAllByRole("menuitemradio").map(({ textContent }) => textContent)
  expect(offered.map((name) => name?.replace(/:.*/, ""))).toEqual(editions)
})
