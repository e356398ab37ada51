import { type AnswerOf } from "@tafelrunde/shared/api"
import { removeEntry, restoreEntry } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"

import { answerOf, createLinkedMusterstadt, problemOf } from "../../testing/institution-links.ts"
import { withClients } from "../../testing/stock-client.ts"
import { withServer } from "../../testing/test-server.ts"

test("a text that is sent again, because its answer was lost, stands once, also with more typed since", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const mandate = (await vhs.read()).content.institutions?.find(({ id }) => id === "vhs")?.mandate
    const send = async (value: string): Promise<unknown> => {
      await vhs.set("institutions", "vhs", { field: "mandate", value, before: mandate })
      return (await board.content()).institutions?.find(({ id }) => id === "vhs")?.mandate
    }

    expect(await send(`${mandate} Heute`)).toBe(`${mandate} Heute`)
    expect(await send(`${mandate} Heute`)).toBe(`${mandate} Heute`)
    expect(await send(`${mandate} Heute auch.`)).toBe(`${mandate} Heute auch.`)
  }))

test("no link adds to a list that is full, and more than a hundred contacts are confirmed", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const { schema, version, institutions } = await board.content()
    const openQuestions = Array.from({ length: 2000 }, (_, index) => ({
      id: `question-${index}`,
      text: "Wer?",
      status: "open",
    }))
    const contacts = Array.from({ length: 120 }, (_, index) => ({
      id: `contact-${index}`,
      institutionId: "vhs",
      lastName: `K${index}`,
      privacy: { visibility: "network" },
    }))
    const content = { schema, version, institutions, openQuestions, contacts }
    expect((await board.facilitate("content", content, "PUT")).status).toBe(204)

    const added = { kind: "add", list: "openQuestions", id: "66666666-ffff", fields: { text: "?" } }
    expect(await problemOf(vhs.send(added))).toEqual([409, "too-many-own-entries"])
    const contactIds = contacts.map(({ id }) => id)
    expect((await vhs.send({ kind: "confirm", contactIds, whole: true })).status).toBe(200)
  }))

test("ending all links also ends that of an institution in the bin, which would open again with it", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)
    const place = { collection: "institutions", id: "vhs" } as const
    await withClients(server, async (connect) => {
      const { doc } = await connect(board.id, board.links.facilitator.token).synced()
      removeEntry(doc, place, { institution: null, isFacilitator: true })
      await expect.poll(async () => (await vhs.get()).status).toBe(404)

      await board.change({ action: "end" })
      restoreEntry({ board: doc }, place)

      const isBack = async (): Promise<boolean> =>
        (await board.listed()).some(({ institutionId }) => institutionId === "vhs")
      await expect.poll(isBack).toBe(true)
      expect((await vhs.get()).status).toBe(401)
    })
  }))

test("the history names the institution that answered by its link, which nobody has sat down for", () =>
  withServer(async (server) => {
    const { board, vhs } = await createLinkedMusterstadt(server)

    await vhs.set("institutions", "vhs", { field: "mandate", value: "Neu" })

    const path = "history?list=institutions&entry=vhs"
    const { changes } = await answerOf<AnswerOf<"readHistory">>(board.facilitate(path))
    expect(changes).toMatchObject([
      { field: "mandate", role: "institution", seat: { institutionId: "vhs", name: "VHS" } },
    ])
  }))
