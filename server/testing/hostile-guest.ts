import { canvasRecords, createRecord, toRichText } from "@tafelrunde/shared/canvas"
import {
  canvasSamples,
  doHostileDeed,
  extremeRecords,
  hostileDeed,
  type HostileDeed,
  hostileIds,
} from "@tafelrunde/shared/testing"
import * as fc from "fast-check"
import type * as Y from "yjs"

import { StockClient } from "./stock-client.ts"

/**
 * `node server/testing/hostile-guest.ts <link> [seed] [deeds]`: somebody who means no good, at a real server, with the
 * stock client. Writes good records with extreme numbers, then whatever comes to mind, and at last a note that says so.
 */
const [link = "", seed = String(Date.now()), deeds = "200"] = process.argv.slice(2)
const { protocol, host, pathname, hash } = new URL(link)
const syncUrl = `${protocol.replace("http", "ws")}//${host}/sync`
const room = pathname.split("/").at(-1) ?? ""
const token = hash.replace("#t=", "")
const reasons = new Set<string>()

/** Comes, does it and goes when the server has it, or has shown the door. */
async function visit(act: (doc: Y.Doc) => void): Promise<void> {
  const client = new StockClient({ syncUrl }, room, { token, serverMessages: "1" })
  await client.synced()
  let sent = 0
  client.doc.on("update", (_update, origin) => {
    if (origin !== client.provider) sent += 1
  })
  act(client.doc)
  const isSaved = (): boolean =>
    // The frame of the sync itself counts too.
    client.serverMessages.some((note) => note.type === "saved" && note.frames > sent)
  await client.until(() => isSaved() || client.closeCodes.length > 0)
  for (const code of client.closeCodes) reasons.add(`closed with ${code}`)
  for (const note of client.serverMessages) if (note.type === "reverted") reasons.add(note.reason)
  client.leave()
}

const choice = { seed: Number(seed), numRuns: Number(deeds) }
const extremes = fc.sample(fc.constantFrom(...extremeRecords()), choice)
await visit((doc) => {
  doc.transact(() => {
    for (const record of new Set(extremes)) createRecord(canvasRecords(doc), record)
  })
})
// Anybody may put a page before all others, or delete one: that is no harm, but people would have to look for their work.
function isOfPages(deed: HostileDeed): boolean {
  return "id" in deed && deed.id.startsWith("page:")
}
const all = fc
  .sample(hostileDeed([...hostileIds, "document:document"]), choice)
  .filter((deed) => !isOfPages(deed))
for (let at = 0; at < all.length; at += 10) {
  await visit((doc) => {
    for (const deed of all.slice(at, at + 10)) doHostileDeed(doc, deed)
  })
}
await visit((doc) => {
  const note = canvasSamples.find(({ type }) => type === "note")
  if (!note) return
  const props = { ...(note["props"] as object), richText: toRichText("Das war alles") }
  const last = { ...note, id: "shape:mallory-last", x: 1000, y: 300, index: "b0z", props }
  createRecord(canvasRecords(doc), last)
})
process.stdout.write(`seed ${seed}, taken back: ${[...reasons].join(", ")}\n`)
