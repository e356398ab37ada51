import { readFacilitation, setWall, type Wall } from "@tafelrunde/shared/facilitation"
import { expect, test } from "vitest"

import { withClients } from "../testing/stock-client.ts"
import { withServer } from "../testing/test-server.ts"

test("two people see each other's edits", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      const bob = await connect(id, links.facilitator.token).synced()

      alice.map.set("from alice", 1)
      bob.map.set("from bob", 2)

      await alice.sees("from bob", 2)
      await bob.sees("from alice", 1)
      expect(bob.map.toJSON()).toEqual(alice.map.toJSON())
    })
  }))

test("what was written while offline arrives on return", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      alice.provider.disconnect()
      alice.map.set("offline", true)

      alice.provider.connect()

      const bob = connect(id, links.viewer.token)
      await bob.sees("offline", true)
      expect(bob.map.get("offline")).toBe(true)
    })
  }))

test("any Yjs type that a client puts on a board is carried", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token).synced()
      alice.doc.getText("text").insert(0, "Grüße")
      alice.doc.getArray("list").push([1, new Uint8Array([2]), { three: null }])
      alice.doc.getXmlFragment("xml")

      const bob = connect(id, links.participant.token)
      await bob.until(() => bob.doc.getArray("list").length === 3)

      expect(bob.doc.getText("text").toJSON()).toBe("Grüße")
      expect(bob.doc.getArray("list").toJSON()).toEqual(alice.doc.getArray("list").toJSON())
    })
  }))

test("a viewer sees, and what a viewer writes reaches nobody", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const viewer = await connect(id, links.viewer.token, { serverMessages: "1" }).synced()
      const alice = await connect(id, links.participant.token).synced()

      viewer.map.set("from viewer", 1)
      await viewer.until(() => viewer.serverMessages.some(({ type }) => type === "dropped"))
      alice.map.set("from alice", 2)
      await viewer.sees("from alice", 2)

      const late = await connect(id, links.facilitator.token).synced()
      expect(late.map.toJSON()).toEqual({ "from alice": 2 })
      expect(alice.map.toJSON()).toEqual({ "from alice": 2 })
    })
  }))

test.each([
  { who: "without a token", token: "", room: "", code: 4401 },
  { who: "with a wrong token", token: "wrong", room: "", code: 4401 },
  { who: "of a board that is none", token: "x", room: "none", code: 4404 },
  { who: "of a room that is none", token: "x", room: "none/other", code: 4404 },
  {
    who: "of a private room, as boards of version 0.1 had them,",
    token: "x",
    room: `none/private/${"p".repeat(22)}`,
    code: 4404,
  },
])("a visitor $who is told $code and stays away", ({ token, room, code }) =>
  withServer(async (server) => {
    const { id } = await server.createBoard()
    await withClients(server, async (connect) => {
      const stranger = connect(room || id, token)

      expect(await stranger.closed()).toBe(code)
      await stranger.until(() => !stranger.provider.shouldConnect)
      expect(stranger.closeCodes).toEqual([code])
    })
  }),
)

test.each([
  { room: "contacts", role: "viewer" },
  { room: "internal", role: "viewer" },
  { room: "internal", role: "participant" },
] as const)("the room $room is closed to a $role", ({ room, role }) =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    await withClients(server, async (connect) => {
      const nosy = connect(`${id}/${room}`, links[role].token)

      expect(await nosy.closed()).toBe(4403)
      expect(nosy.doc.getMap("contacts").size).toBe(0)
    })
  }),
)

test("contacts are only in the rooms of those who may see them", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    await withClients(server, async (connect) => {
      const viewer = await connect(id, links.viewer.token).synced()
      const participant = await connect(`${id}/contacts`, links.participant.token).synced()
      const facilitator = await connect(`${id}/internal`, links.facilitator.token).synced()

      const known = [participant, facilitator].map(({ doc }) => doc.getMap("contacts").size)

      expect(viewer.doc.getMap("contacts").size).toBe(0)
      expect(known[0]).toBeGreaterThan(0)
      expect(known[1]).toBeGreaterThan(0)
      expect((known[0] ?? 0) + (known[1] ?? 0)).toBe(22)
    })
  }))

test("the facilitator's lock turns participants into readers at once, and back", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token, { serverMessages: "1" }).synced()
      const bob = await connect(id, links.facilitator.token).synced()
      const steering = await connect(`${id}/session`, links.facilitator.token).synced()
      const lastAccess = (): string | undefined =>
        alice.serverMessages.flatMap((note) => (note.type === "access" ? [note.access] : [])).at(-1)
      await alice.until(() => lastAccess() === "write")

      steering.doc.getMap("session").set("locked", true)
      await alice.until(() => lastAccess() === "read")
      alice.map.set("while locked", 1)
      await alice.until(() => alice.serverMessages.some(({ type }) => type === "dropped"))
      bob.map.set("from the facilitator", 1)
      await alice.sees("from the facilitator", 1)
      expect(bob.map.has("while locked")).toBe(false)

      steering.doc.getMap("session").set("locked", false)
      await alice.until(() => lastAccess() === "write")
      alice.map.set("after", 1)
      await bob.sees("after", 1)
      expect(bob.map.get("while locked")).toBe(1)
    })
  }))

test("the lock holds participants in the contacts too", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const path = `${id}/contacts`
      const steering = await connect(`${id}/session`, links.facilitator.token).synced()
      const alice = await connect(path, links.participant.token, { serverMessages: "1" }).synced()
      const bob = await connect(path, links.facilitator.token).synced()

      steering.doc.getMap("session").set("locked", true)
      await alice.until(() =>
        alice.serverMessages.some((note) => note.type === "access" && note.access === "read"),
      )
      alice.doc.getMap("contacts").set("k1", {})

      await alice.until(() => alice.serverMessages.some(({ type }) => type === "dropped"))
      expect(bob.doc.getMap("contacts").size).toBe(0)
    })
  }))

test("a participant cannot lift the lock", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(`${id}/session`, links.participant.token, {
        serverMessages: "1",
      }).synced()

      alice.doc.getMap("session").set("locked", false)

      await alice.until(() => alice.serverMessages.some(({ type }) => type === "dropped"))
      const late = await connect(`${id}/session`, links.facilitator.token).synced()
      expect(late.doc.getMap("session").size).toBe(0)
    })
  }))

test.each(["participant", "viewer"] as const)(
  "a %s sees what facilitators put on the wall, and cannot put anything there",
  (role) =>
    withServer(async (server) => {
      const { id, links } = await server.createBoard()
      await withClients(server, async (connect) => {
        const host = await connect(`${id}/session`, links.facilitator.token).synced()
        const guest = await connect(`${id}/session`, links[role].token, {
          serverMessages: "1",
        }).synced()
        const shown: Wall = { scene: { kind: "agreements" }, page: 0, black: false }
        setWall(host.doc, shown)
        await guest.until(() => readFacilitation(guest.doc).wall !== undefined)

        setWall(guest.doc, { scene: { kind: "code" }, page: 0, black: false })

        await guest.until(() => guest.serverMessages.some(({ type }) => type === "dropped"))
        const late = await connect(`${id}/session`, links.facilitator.token).synced()
        expect(readFacilitation(late.doc).wall).toEqual(shown)
        expect(readFacilitation(host.doc).wall).toEqual(shown)
      })
    }),
)

test("a client that asks for it learns which of its edits are stored", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    await withClients(server, async (connect) => {
      const alice = await connect(id, links.participant.token, { serverMessages: "1" }).synced()
      const savedFrames = (): number =>
        Math.max(
          0,
          ...alice.serverMessages.map((note) => (note.type === "saved" ? note.frames : 0)),
        )

      alice.map.set("a", 1)
      alice.map.set("b", 2)

      // The answer to the server's step 1 is a document frame too.
      await alice.until(() => savedFrames() === 3)
      expect(savedFrames()).toBe(3)
    })
  }))
