import { type AnswerOf, ENDPOINTS } from "@tafelrunde/shared/api"
import { type BoardContent } from "@tafelrunde/shared/content"
import { expect, test } from "vitest"

import {
  answerOf,
  createLinkedMusterstadt,
  createMusterstadt,
  openLink,
  problemOf,
  tokenOf,
} from "../../testing/institution-links.ts"
import { withClients } from "../../testing/stock-client.ts"
import { withServer } from "../../testing/test-server.ts"

function idOf(found: { readonly id: string } | undefined): string {
  return found?.id ?? ""
}

/** Entries of VHS and of others, by their ids. */
function findEntries({ contacts, institutions, assignments, handovers }: BoardContent) {
  return {
    own: idOf(contacts?.find(({ institutionId }) => institutionId === "vhs")),
    foreign: idOf(contacts?.find(({ institutionId }) => institutionId !== "vhs")),
    foreignUnit: institutions?.find(({ id }) => id === "jc")?.units?.[0],
    task: assignments?.find(({ institutionId }) => institutionId === "vhs")?.taskId ?? "",
    handover: idOf(handovers?.find(({ toInstitutionId }) => toInstitutionId === "vhs")),
  }
}

test("an institution's link opens its own part alone: of others it shows names of institutions, and no contact", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const whole = await board.content()

    const { institutionId, content } = await vhs.read()

    const own = whole.contacts?.filter((each) => each.institutionId === "vhs") ?? []
    const others = whole.contacts?.filter((each) => each.institutionId !== "vhs") ?? []
    expect(institutionId).toBe("vhs")
    expect(content.contacts?.map(({ id }) => id)).toEqual(own.map(({ id }) => id))
    expect(own.length).toBeGreaterThan(0)
    const text = JSON.stringify(content)
    const secrets = others.flatMap(({ lastName, email, phone }) => [lastName, email, phone])
    expect(secrets.filter((secret) => secret && text.includes(secret))).toEqual([])
    expect(content.institutions?.filter((each) => each.units || each.mandate)).toHaveLength(1)
    expect(content.assignments?.every((each) => each.institutionId === "vhs")).toBe(true)
    expect(content.agreements).toBeUndefined()
    expect(
      content.handovers?.every(
        (each) => each.fromInstitutionId === "vhs" || each.toInstitutionId === "vhs",
      ),
    ).toBe(true)
  }))

test("the token of an institution's link is refused by every other call, and by every room", () =>
  withServer(async (server) => {
    const { board, token } = await createLinkedMusterstadt(server)
    const others = Object.values(ENDPOINTS).filter(
      ({ path, access }) => path.startsWith("/api/boards/:id") && access !== "institution",
    )
    expect(others.length).toBeGreaterThan(20)

    for (const { method, path } of others) {
      const address = path.replace(":id", board.id).replaceAll(/:\w+/g, "1")
      const response = await server.call(address, { method: method.toUpperCase(), token })
      expect([method, path, response.status]).toEqual([method, path, 403])
    }
    await withClients(server, async (connect) => {
      for (const room of ["", "/contacts", "/internal", "/session"]) {
        const client = connect(`${board.id}${room}`, token)
        expect(await client.closed()).toBe(4403)
      }
    })
  }))

test("tokens of the board open no institution's part, and the link of one board none of another", () =>
  withServer(async (server) => {
    const board = await createMusterstadt(server)
    const other = await createMusterstadt(server)
    const token = tokenOf(await board.change({ action: "create" }), "vhs")

    const byFacilitator = openLink(server, board.id, board.links.facilitator.token)
    const elsewhere = openLink(server, other.id, token)

    expect(await problemOf(byFacilitator.get())).toEqual([403, "not-allowed"])
    expect(await problemOf(elsewhere.get())).toEqual([401, "not-signed-in"])
  }))

test("what an institution fills in stands on the board at once, and facilitators see that it has answered", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const before = (await vhs.read()).content
    const units = before.institutions?.find(({ id }) => id === "vhs")?.units ?? []
    const newUnit = { id: "11111111-aaaa", name: "Sprachberatung", mailbox: "sprache@example.org" }

    await withClients(server, async (connect) => {
      const alice = await connect(board.id, board.links.participant.token).synced()
      await vhs.set("institutions", "vhs", { field: "mandate", value: "Kurse für alle" })
      await alice.until(() =>
        JSON.stringify(alice.doc.getMap("institutions").toJSON()).includes("Kurse für alle"),
      )
    })
    await vhs.set("institutions", "vhs", { field: "address.city", value: "Musterstadt" })
    await vhs.set("institutions", "vhs", {
      field: "units",
      value: [...units, newUnit],
      before: units,
    })
    await vhs.change({
      kind: "add",
      list: "contacts",
      id: "22222222-bbbb",
      fields: { lastName: "Neu", unitId: newUnit.id, privacy: { visibility: "network" } },
    })
    const { content } = await vhs.change({
      kind: "add",
      list: "openQuestions",
      id: "33333333-cccc",
      fields: { text: "Wer meldet Fehlzeiten?", addressedToInstitutionId: "jc" },
    })

    const whole = await board.content()
    expect(whole.institutions?.find(({ id }) => id === "vhs")).toMatchObject({
      mandate: "Kurse für alle",
      address: { city: "Musterstadt" },
      units: [...units, newUnit],
    })
    expect(whole.contacts?.at(-1)).toMatchObject({ lastName: "Neu", institutionId: "vhs" })
    expect(whole.openQuestions?.at(-1)).toMatchObject({
      text: "Wer meldet Fehlzeiten?",
      raisedByInstitutionId: "vhs",
      status: "open",
    })
    expect(content.contacts?.some(({ lastName }) => lastName === "Neu")).toBe(true)
    const links = await board.listed()
    const vhsLink = links.find(({ institutionId }) => institutionId === "vhs")
    expect(vhsLink?.changedAt).not.toBeNull()
    expect(vhsLink?.confirmedAt).toBeNull()
    expect(links.filter(({ changedAt }) => changedAt !== null)).toHaveLength(1)
  }))

test("an institution changes nothing that is not its own, and nothing that others have agreed on", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const whole = await board.content()
    const { foreign, own, foreignUnit, task, handover } = findEntries(whole)
    const refused: readonly [string, string, string, unknown][] = [
      ["institutions", "jc", "mandate", "nothing"],
      ["institutions", "vhs", "name", "JC"],
      ["institutions", "vhs", "address", { street: "x", evil: 1 }],
      ["institutions", "vhs", "__proto__", {}],
      ["institutions", "vhs", "constructor.name", "x"],
      ["contacts", foreign, "lastName", "Gone"],
      ["contacts", own, "institutionId", "jc"],
      ["contacts", own, "privacy.confirmedOn", "2020-01-01"],
      ["contacts", own, "privacy", { visibility: "public" }],
      ["assignments", task, "roles", ["informed"]],
      ["handovers", handover, "channel", "fax"],
      ["handovers", handover, "fromUnitId", null],
      ["openQuestions", "q01", "text", "?"],
    ]

    for (const [list, id, field, value] of refused) {
      const answer = await problemOf(vhs.set(list, id, { field, value }))
      expect([list, field, answer]).toEqual([list, field, [403, "not-allowed"]])
    }
    expect(await problemOf(vhs.send({ kind: "remove", list: "openQuestions", id: "q01" }))).toEqual(
      [200, undefined],
    )
    expect(
      await problemOf(vhs.send({ kind: "confirm", contactIds: [foreign], whole: false })),
    ).toEqual([403, "not-allowed"])
    // An id that another entry has would take its place.
    const units = [{ ...foreignUnit, name: "Ours" }]
    expect(
      await problemOf(vhs.set("institutions", "vhs", { field: "units", value: units })),
    ).toEqual([403, "not-allowed"])
    const known = whole.openQuestions?.[0]?.id.padEnd(8, "-")
    expect(
      await problemOf(vhs.send({ kind: "add", list: "contacts", id: known, fields: { id: "x" } })),
    ).toEqual([403, "not-allowed"])
    expect(await board.content()).toEqual(whole)
  }))

test("values that no field can hold are refused with their place, in the person's language", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const { content } = await vhs.read()
    const own = content.contacts?.[0]?.id ?? ""
    const jcUnit = (await board.content()).institutions?.find(({ id }) => id === "jc")?.units?.[0]
      ?.id

    for (const [field, value] of [
      ["lastName", "x".repeat(301)],
      ["lastName", 7],
      ["lastName", "\uD800"],
      ["topics", "no list"],
      ["unitId", jcUnit],
      ["privacy.visibility", "everybody"],
    ] as const) {
      const response = await vhs.set("contacts", own, { field, value })
      expect([field, response.status]).toEqual([field, 422])
    }
    const noUnits = vhs.set("institutions", "vhs", { field: "units", value: "none" })
    expect(await problemOf(noUnits)).toEqual([403, "not-allowed"])
    expect(await problemOf(vhs.send({ kind: "set", list: "tasks", id: "t", field: "x" }))).toEqual([
      400,
      "bad-request",
    ])
    expect((await vhs.read()).content.contacts).toEqual(content.contacts)
  }))

test("two people with one link: what one types does not undo the other, and a request sent twice counts once", () =>
  withServer(async (server) => {
    const { board, token } = await createLinkedMusterstadt(server)
    const [one, other] = [openLink(server, board.id, token), openLink(server, board.id, token)]
    const { content } = await one.read()
    const before = content.institutions?.find(({ id }) => id === "vhs")
    const units = before?.units ?? []
    const mandate = before?.mandate ?? ""
    const added = {
      kind: "add",
      list: "openQuestions",
      id: "44444444-dddd",
      fields: { text: "Wo?" },
    } as const

    await one.set("institutions", "vhs", {
      field: "mandate",
      value: `Seit 1919: ${mandate}`,
      before: mandate,
    })
    await other.set("institutions", "vhs", {
      field: "mandate",
      value: `${mandate} Heute.`,
      before: mandate,
    })
    const [first = {}, ...rest] = units
    await one.set("institutions", "vhs", {
      field: "units",
      value: [{ ...first, phone: "0123 1" }, ...rest],
      before: units,
    })
    await other.set("institutions", "vhs", {
      field: "units",
      value: [{ ...first, hours: "Mo 8–12" }, ...rest, { id: "55555555-eeee", name: "Neu" }],
      before: units,
    })
    await one.change(added)
    await other.change(added)

    const after = await board.content()
    expect(after.institutions?.find(({ id }) => id === "vhs")).toMatchObject({
      mandate: `Seit 1919: ${mandate} Heute.`,
      units: [{ phone: "0123 1", hours: "Mo 8–12" }, ...rest, { name: "Neu" }],
    })
    expect(after.openQuestions?.filter(({ text }) => text === "Wo?")).toHaveLength(1)
  }))

test("“still right” writes the day on the contacts of whom somebody has said who may see them", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const { content } = await vhs.read()
    const contactIds = content.contacts?.map(({ id }) => id) ?? []
    const today = new Date().toLocaleDateString("sv")

    const answer = await vhs.change({ kind: "confirm", contactIds, whole: true })

    expect(answer.confirmedAt).not.toBeNull()
    for (const { privacy } of answer.content.contacts ?? []) {
      const isPending = privacy?.visibility === "pending"
      expect(privacy?.confirmedOn === today).toBe(!isPending)
      expect(Boolean(privacy?.reviewBy)).toBe(!isPending)
    }
    expect(answer.content.contacts?.some(({ privacy }) => privacy?.confirmedOn === today)).toBe(
      true,
    )
    const link = (await board.listed()).find(({ institutionId }) => institutionId === "vhs")
    expect(link?.confirmedAt).toBe(answer.confirmedAt)
  }))

test("a contact that shall only be seen internally leaves everybody else at once, and can be removed", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const own = (await vhs.read()).content.contacts?.[0]
    const id = own?.id ?? ""

    await vhs.set("contacts", id, { field: "privacy.visibility", value: "internal" })

    const seen = await server.call(`/api/boards/${board.id}/content`, {
      token: board.links.participant.token,
    })
    expect(JSON.stringify(await seen.json())).not.toContain(own?.lastName)
    const { content } = await vhs.change({ kind: "remove", list: "contacts", id })
    expect(content.contacts?.some((each) => each.id === id)).toBe(false)
  }))

test("a renewed or ended link opens nothing more, a new one goes on, and answers stay known", () =>
  withServer(async (server) => {
    const board = await createMusterstadt(server)
    const first = tokenOf(await board.change({ action: "create" }), "vhs")
    const vhs = openLink(server, board.id, first)
    await vhs.change({ kind: "confirm", contactIds: [], whole: true })

    expect(tokenOf(await board.change({ action: "create" }), "vhs")).toBe(first)
    const renewed = await board.change({ action: "renew", institutionIds: ["vhs"] })
    expect((await vhs.get()).status).toBe(401)
    const again = openLink(server, board.id, tokenOf(renewed, "vhs"))
    expect((await again.get()).status).toBe(200)
    const ended = await board.change({ action: "end", institutionIds: ["vhs"] })
    expect((await again.get()).status).toBe(401)
    expect(ended.find(({ institutionId }) => institutionId === "vhs")).toMatchObject({
      isOpen: false,
      url: null,
      confirmedAt: expect.any(String) as string,
    })
    expect(
      await problemOf(
        board.facilitate("institution-links", { action: "end", institutionIds: ["x"] }),
      ),
    ).toEqual([422, "no-such-institution"])
    await board.facilitate("", undefined, "DELETE")
    const jc = openLink(server, board.id, tokenOf(renewed, "jc"))
    expect(await problemOf(jc.get())).toEqual([410, "board-deleted"])
  }))

test("after the facilitators' link was renewed the links of institutions still hold, and can be shown", () =>
  withServer(async (server) => {
    const { board, token } = await createLinkedMusterstadt(server)

    const renewal = await answerOf<AnswerOf<"renewLink">>(
      board.facilitate("links", { role: "facilitator", action: "renew" }),
    )
    const listed = await answerOf<AnswerOf<"listInstitutionLinks">>(
      server.call(`/api/boards/${board.id}/institution-links`, { token: renewal.token }),
    )

    expect(tokenOf(listed.institutions, "vhs")).toBe(token)
    expect((await openLink(server, board.id, token).get()).status).toBe(200)
  }))

test("nothing is taken while the board is locked, and nothing of an institution that has left it", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const edit = (): Promise<Response> =>
      vhs.set("institutions", "vhs", { field: "url", value: "x" })
    await withClients(server, async (connect) => {
      const { facilitator, participant } = board.links
      const bob = await connect(board.id, participant.token, { serverMessages: "1" }).synced()
      const room = await connect(`${board.id}/session`, facilitator.token).synced()
      room.doc.getMap("session").set("locked", true)
      await bob.until(() => bob.serverMessages.some((each) => "locked" in each && each.locked))
    })

    expect(await problemOf(edit())).toEqual([409, "board-locked"])
    expect((await vhs.read()).isLocked).toBe(true)
    const { schema, version } = await board.content()
    const emptied = board.facilitate("content", { schema, version }, "PUT")
    expect((await emptied).status).toBe(204)
    expect(await problemOf(vhs.get())).toEqual([404, "institution-gone"])
  }))

test("a link that asks too often has to wait, alone", () =>
  withServer(async (server) => {
    const board = await createMusterstadt(server)
    const links = await board.change({ action: "create" })
    const vhs = openLink(server, board.id, tokenOf(links, "vhs"))

    const answers = await Promise.all(Array.from({ length: 130 }, () => vhs.get()))

    expect(answers.some(({ status }) => status === 429)).toBe(true)
    expect((await openLink(server, board.id, tokenOf(links, "jc")).get()).status).toBe(200)
  }))

test("the record names the institution that answered; no token stands in the log or in the data", () =>
  withServer(async (server) => {
    const { board, token, vhs } = await createLinkedMusterstadt(server)
    await vhs.read()
    await vhs.set("institutions", "vhs", { field: "mandate", value: "Geheimer Auftrag" })
    await vhs.change({ kind: "confirm", contactIds: [], whole: true })

    const record = await answerOf<AnswerOf<"readAudit">>(board.facilitate("audit"))

    const facts = record.map(({ action, role, seat, subject }) => [action, role, seat, subject])
    expect(facts).toEqual(
      expect.arrayContaining([
        ["renewed", "facilitator", null, "institutionLinks create"],
        ["joined", "institution", "VHS", "institutionLink"],
        ["answered", "institution", "VHS", null],
        ["answered", "institution", "VHS", "confirmed"],
      ]),
    )
    const written = [JSON.stringify(record), ...server.logLines].join("\n")
    expect(written).not.toContain(token)
    expect(written).not.toContain("Geheimer Auftrag")
  }))
