import { type BoardContent } from "@tafelrunde/shared/content"
import { EXPORT_NAMES } from "@tafelrunde/shared/paper"
import { musterstadtExpected, unzipped } from "@tafelrunde/shared/testing"
import { expect, test } from "vitest"
import type * as Y from "yjs"

import { DEFAULT_EXPORT_LIMITS } from "../../exports/exporter.ts"
import { poisonBoard } from "../../testing/poison-board.ts"
import { withTemporaryFolder } from "../../testing/temporary-folder.ts"
import { withServer, withTestServer } from "../../testing/test-server.ts"

test("Musterstadt has exactly its three errors, whoever asks", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")

    for (const { token } of Object.values(links)) {
      const path = `/api/boards/${id}/findings?asOf=${musterstadtExpected.asOf}`
      const found = (await (await server.call(path, { token })).json()) as readonly {
        readonly severity: string
      }[]
      expect(found.filter(({ severity }) => severity === "error")).toEqual(
        musterstadtExpected.errors,
      )
    }
  }))

test("what no view can show is told to facilitators, in the internal findings too, and never quoted", () =>
  withTemporaryFolder(async (dataDir) => {
    const { id, links } = await withTestServer(dataDir, (server) =>
      server.createBoard("musterstadt"),
    )
    await poisonBoard(dataDir, id, ({ board, contacts }) => {
      board.getMap("tasks").set("x", "Geheim")
      const [contact] = contacts.getMap<Y.Map<unknown>>("contacts").values()
      contact?.set("email", "Geheim".repeat(100))
    })

    await withTestServer(dataDir, async (server) => {
      const read = async (path: string, { token }: { token: string }): Promise<string> =>
        await (await server.call(`/api/boards/${id}/${path}`, { token })).text()
      const { facilitator, ...others } = links
      const found = await read("findings", facilitator)
      expect(found).toContain("1 Aufgabe: nicht lesbar und deshalb nicht gezeigt.")
      expect(found).toContain("1 Kontakt: „E-Mail“ hat mehr als 300 Zeichen")
      expect(found).not.toContain("Geheim")
      const file = await read("exports/findings.csv?profile=internal", facilitator)
      expect(file).toContain("1 Aufgabe: nicht lesbar")
      expect(await read("exports/findings.csv?profile=network", facilitator)).not.toContain(
        "1 Aufgabe: nicht lesbar",
      )
      for (const link of Object.values(others)) {
        expect(await read("findings", link)).not.toContain("nicht lesbar")
      }
    })
  }))

test("findings about a contact are for those only who may know of the contact", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const privacy = { visibility: "internal", reviewBy: "2027-01-01" }
    const body = {
      schema: "tafelrunde/board-content",
      version: 1,
      institutions: [{ id: "jc", name: "Jobcenter", short: "JC" }],
      contacts: [
        { id: "secret", institutionId: "jc", lastName: "Geheim", privacy },
        { id: "open", institutionId: "jc", privacy: { ...privacy, visibility: "public" } },
      ],
    }
    await server.call(`/api/boards/${id}/content`, {
      method: "PUT",
      token: links.facilitator.token,
      body,
    })
    const contactsInFindings = async (token: string): Promise<readonly string[]> => {
      const path = `/api/boards/${id}/findings?asOf=2027-03-01`
      const found = (await (await server.call(path, { token })).json()) as readonly {
        readonly rule: string
        readonly entityId: string
      }[]
      return found
        .filter(({ rule }) => rule === "CONTACT_REVIEW_DUE")
        .map(({ entityId }) => entityId)
    }

    expect(await contactsInFindings(links.facilitator.token)).toEqual(["secret", "open"])
    expect(await contactsInFindings(links.participant.token)).toEqual(["open"])
    expect(await contactsInFindings(links.viewer.token)).toEqual(["open"])
  }))

test("a day that does not exist is refused", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const path = `/api/boards/${id}/findings?asOf=2027-02-30`

    const response = await server.call(path, { token: links.viewer.token })

    expect(response.status).toBe(400)
  }))

test("the responsibility table is a file with a telling name", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const path = `/api/boards/${id}/exports/responsibilities.csv`

    const response = await server.call(path, { token: links.participant.token })
    const rows = (await response.text()).trimEnd().split("\r\n")

    expect(rows).toHaveLength(musterstadtExpected.counts.roleRows + 1)
    expect(response.headers.get("content-disposition")).toContain(
      "filename*=UTF-8''Zust%C3%A4ndigkeiten_Musterstadt_",
    )
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8")
  }))

test.each([
  { role: "viewer", profile: "network", status: 403 },
  { role: "viewer", profile: "public", status: 200 },
  { role: "participant", profile: "internal", status: 403 },
  { role: "participant", profile: "network", status: 200 },
  { role: "facilitator", profile: "internal", status: 200 },
] as const)("a $role asking for the $profile profile gets $status", ({ role, profile, status }) =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const path = `/api/boards/${id}/exports/contacts.csv?profile=${profile}`

    const response = await server.call(path, { token: links[role].token })

    expect(response.status).toBe(status)
  }),
)

test("what is exported can be imported, and comes out the same again", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const token = links.facilitator.token
    const read = async (): Promise<string> => {
      const path = `/api/boards/${id}/exports/board.json?profile=internal`
      return (await server.call(path, { token })).text()
    }
    const first = await read()

    await server.call(`/api/boards/${id}/content`, { method: "PUT", token, body: first })

    expect(await read()).toBe(first)
  }))

test("there is no export of an unknown name", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.viewer.token

    for (const name of ["nothing.csv", "matrix.exe", "..%2f..%2fetc"]) {
      const response = await server.call(`/api/boards/${id}/exports/${name}`, { token })
      expect(response.status).toBe(404)
    }
  }))

test("a board that is too large for tables says so, and can still be saved as JSON", () =>
  withServer(
    async (server) => {
      const { id, links } = await server.createBoard("musterstadt")
      const token = links.facilitator.token
      const ask = (name: string, language: string): Promise<Response> =>
        server.call(`/api/boards/${id}/exports/${name}`, {
          token,
          headers: { "accept-language": language },
        })

      const german = await ask("matrix.xlsx", "de")
      const english = await ask("matrix.xlsx", "en")

      expect([german.status, english.status]).toEqual([413, 413])
      expect(await german.json()).toMatchObject({
        type: "urn:tafelrunde:problem:export-too-large",
        detail: expect.stringContaining("board.json"),
      })
      expect(await english.json()).toMatchObject({ detail: expect.stringContaining("too large") })
      expect((await ask("board.json", "de")).status).toBe(200)
    },
    { exportLimits: { ...DEFAULT_EXPORT_LIMITS, cells: 100 } },
  ))

/** Extracts in other formats have the trees of `extracts.zip`, whose writers the paper's files prove. */
const PROVED = EXPORT_NAMES.filter((name) => !name.startsWith("extracts-"))

/** Everything that a file says: its text, of a ZIP the names and texts of all that is in it. */
function wordsOf(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? JSON.stringify(unzipped(bytes)) : Buffer.from(bytes).toString("utf8")
}

test(
  "no file of any format names a contact that its readers may not see",
  { timeout: 120_000 },
  () =>
    withServer(async (server) => {
      const { id, links } = await server.createBoard("musterstadt")
      const path = `/api/boards/${id}`
      const token = links.facilitator.token
      const content = (await (
        await server.call(`${path}/content`, { token })
      ).json()) as BoardContent
      const visibilities = ["internal", "network", "public", "mailboxOnly", "pending"] as const
      const contacts = content.contacts?.map((contact, at) => {
        const visibility = visibilities[at % visibilities.length] ?? "internal"
        const secret = `Zz${visibility}zZ${at}`
        const email = `${secret}@example.org`
        return { ...contact, firstName: secret, lastName: secret, email, privacy: { visibility } }
      })
      await server.call(`${path}/content`, { method: "PUT", token, body: { ...content, contacts } })
      const read = async (name: string, role: "participant" | "viewer"): Promise<string> => {
        const response = await server.call(`${path}/exports/${name}`, { token: links[role].token })
        expect([name, response.status]).toEqual([name, 200])
        return wordsOf(new Uint8Array(await response.arrayBuffer()))
      }

      for (const name of PROVED) {
        expect([name, await read(name, "participant")]).toEqual([
          name,
          expect.not.stringMatching(/Zz(?:internal|mailboxOnly|pending)zZ/),
        ])
      }
      // Nothing is made for the public while a contact is not confirmed.
      const confirmed = contacts?.map((contact) => {
        const isPending = contact.privacy.visibility === "pending"
        return isPending ? { ...contact, privacy: { visibility: "mailboxOnly" } } : contact
      })
      const body = { ...content, contacts: confirmed }
      await server.call(`${path}/content`, { method: "PUT", token, body })
      for (const name of PROVED) {
        expect([name, await read(name, "viewer")]).toEqual([
          name,
          expect.not.stringMatching(/Zz(?:internal|mailboxOnly|pending|network)zZ/),
        ])
      }
      expect(await read("contacts.zip", "participant")).toContain("ZznetworkzZ")
      expect(await read("workbook.ods", "viewer")).toContain("ZzpubliczZ")
    }),
)

test("no file for the public is made while a contact is not confirmed, and the answer says which, without names", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const { token } = links.facilitator
    const content = (await (
      await server.call(`/api/boards/${id}/content`, { token })
    ).json()) as BoardContent
    const contacts = content.contacts?.map((contact, index) => {
      return index === 0 ? { ...contact, privacy: { visibility: "pending" } } : contact
    })
    await server.call(`/api/boards/${id}/content`, {
      method: "PUT",
      token,
      body: { ...content, contacts },
    })

    for (const name of EXPORT_NAMES) {
      const path = `/api/boards/${id}/exports/${name}?profile=public`
      const refused = await server.call(path, { token })
      expect([name, refused.status]).toEqual([name, 409])
      const problem = (await refused.json()) as { problems: readonly { message: string }[] }
      expect(problem.problems.map(({ message }) => message)).toEqual([
        "Kontakt (AfA, Arbeitsvermittlung und Beratung SGB III) ist noch nicht bestätigt.",
      ])
      expect(JSON.stringify(problem)).not.toContain("Beispiel")
    }
    const forNetwork = `/api/boards/${id}/exports/contacts.csv?profile=network`
    expect((await server.call(forNetwork, { token })).status).toBe(200)
  }))

test("the findings for a profile name the places where a text holds a name that it hides, but not to viewers", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const { token } = links.facilitator
    const content = (await (
      await server.call(`/api/boards/${id}/content`, { token })
    ).json()) as BoardContent
    const tasks = content.tasks?.map((task) =>
      task.id === "t05" ? { ...task, note: "Bitte Frau Konstruierts Rückruf abwarten." } : task,
    )
    await server.call(`/api/boards/${id}/content`, {
      method: "PUT",
      token,
      body: { ...content, tasks },
    })
    const read = async (profile: string, as: string): Promise<Response> =>
      server.call(`/api/boards/${id}/findings?profile=${profile}`, { token: as })
    const named = async (profile: string, as = token): Promise<readonly unknown[]> => {
      const found = (await (await read(profile, as)).json()) as readonly { rule: string }[]
      return found.filter(({ rule }) => rule === "HIDDEN_NAME_IN_TEXT")
    }

    expect(await named("public")).toMatchObject([
      { entity: "task", entityId: "t05", message: expect.stringContaining("„Anmerkung“ enthält") },
    ])
    expect(await named("network")).toEqual([])
    expect(await named("public", links.viewer.token)).toEqual([])
    expect((await read("internal", links.viewer.token)).status).toBe(403)
  }))

test("an extract is asked for by the id of one institution or two, and of no other", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard("musterstadt")
    const read = async (query: string): Promise<Response> =>
      await server.call(`/api/boards/${id}/exports/paper.md?${query}`, {
        token: links.participant.token,
      })

    const one = await read("institution=jc")
    expect(await one.text()).toMatch(/^# Auszug für Jobcenter Musterstadt\n/)
    const both = await read("institution=jc&institution=afa")
    expect(both.headers.get("Content-Disposition")).toContain("Auszug-JC-AfA_Musterstadt")
    expect((await read("institution=jc&institution=nobody")).status).toBe(404)
    expect((await read("institution=jc&institution=afa&institution=vhs")).status).toBe(400)
    expect((await read("institution[x]=jc")).status).not.toBe(500)
  }))
