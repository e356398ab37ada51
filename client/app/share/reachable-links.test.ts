// @vitest-environment happy-dom
import { expect, test } from "vitest"

import { toReachableLinks } from "./reachable-links.ts"

function links(origin: string): Parameters<typeof toReachableLinks>[0] {
  const link = (token: string): { url: string; token: string } => ({
    url: `${origin}/b/x#t=${token}`,
    token,
  })
  return { facilitator: link("f"), participant: link("p"), viewer: link("v") }
}

test("a link made on the laptop itself carries the laptop's address in the network", () => {
  const reachable = toReachableLinks(links("http://localhost:3000"), ["http://192.168.1.5:3000"])

  expect(reachable.participant.url).toBe("http://192.168.1.5:3000/b/x#t=p")
  expect(reachable.facilitator.token).toBe("f")
})

test("a public address stays as it is, and so does a laptop without a network", () => {
  const publicLinks = toReachableLinks(links("https://tafel.example.org"), ["http://10.0.0.2:3000"])
  expect(publicLinks.viewer.url).toBe("https://tafel.example.org/b/x#t=v")
  expect(toReachableLinks(links("http://localhost:3000"), []).viewer.url).toBe(
    "http://localhost:3000/b/x#t=v",
  )
})
