import { addEntry, renameTask, setField } from "@tafelrunde/shared/model"
import { expect, test } from "vitest"

import { withClients } from "../../testing/stock-client.ts"
import { type TestServer, withServer } from "../../testing/test-server.ts"

interface Answer {
  readonly now: string
  readonly changes: readonly Readonly<Record<string, unknown>>[]
}

async function read(server: TestServer, path: string, token: string): Promise<Answer> {
  return (await (await server.call(path, { token })).json()) as Answer
}

test("the history of an entry names institutions, and viewers do not get it", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const enter = {
      token: links.participant.token,
      body: { institution: "Jobcenter", name: "Anna" },
    }
    const { token } = (await (await server.call(`/api/boards/${id}/enter`, enter)).json()) as {
      token: string
    }
    await withClients(server, async (connect) => {
      const anna = await connect(id, token).synced()
      addEntry(anna.doc, "tasks", { fields: { id: "t1", title: "Alt" } })
      renameTask(anna.doc, "t1", "Neu")
      const host = await connect(`${id}/internal`, links.facilitator.token).synced()
      addEntry(host.doc, "contacts", { fields: { id: "k1", lastName: "Muster" } })
      const path = `/api/boards/${id}/history?list=tasks&entry=t1`
      await expect
        .poll(async () => (await read(server, path, token)).changes)
        .toMatchObject([{ seat: { name: "Jobcenter" }, role: "participant" }])

      setField(anna.doc, { collection: "tasks", id: "t1" }, { field: "title", value: "Neuer" })
      await expect
        .poll(async () => (await read(server, path, token)).changes[0])
        .toMatchObject({
          field: "title",
          before: "Neu",
          what: "changed",
          list: "tasks",
          entry: "t1",
        })

      const { now, changes } = await read(server, `/api/boards/${id}/history`, token)
      expect(changes.every((change) => !("before" in change) && change["list"] === "tasks")).toBe(
        true,
      )
      expect(JSON.stringify(changes)).not.toContain("Anna")
      const later = await read(server, `/api/boards/${id}/history?since=${now}`, token)
      expect(later.changes).toEqual([])
      await expect
        .poll(async () => {
          const all = await read(server, `/api/boards/${id}/history`, links.facilitator.token)
          return all.changes.some(({ list }) => list === "contacts")
        })
        .toBe(true)
      const refused = await server.call(path, { token: links.viewer.token })
      expect(refused.status).toBe(403)
    })
  }))
