import { StockClient } from "./stock-client.ts"

/**
 * `node server/testing/stock-guest.ts <link> <name>`: somebody who uses y-websocket's own provider, unchanged, and points
 * at one place of the canvas. Says each time what is new, as a line of JSON, where the others point, by name. Leaves when
 * its input ends.
 */
const [link = "", name = ""] = process.argv.slice(2)
const { protocol, host, pathname, hash } = new URL(link)
const syncUrl = `${protocol.replace("http", "ws")}//${host}/sync`
const room = pathname.split("/").at(-1) ?? ""
const client = new StockClient({ syncUrl }, room, { token: hash.replace("#t=", "") })
await client.synced()

const { awareness } = client.provider
const view = { page: "page:page", selected: [], camera: [0, 0, 1], screen: [1440, 900] }
awareness.setLocalState({
  user: { id: name, name },
  canvas: { ...view, following: null, chat: "" },
  cursor: { at: [400, 300] },
})

let said = ""
function sayCursors(): void {
  const others = [...awareness.getStates()].filter(([id]) => id !== awareness.clientID)
  const cursors = others.map(([, { user, cursor }]) => [nameOf(user), cursor])
  const line = JSON.stringify(Object.fromEntries(cursors))
  if (line !== said) process.stdout.write(`${line}\n`)
  said = line
}

function nameOf(user: unknown): string {
  return typeof user === "object" && user !== null && "name" in user ? String(user.name) : ""
}

awareness.on("change", sayCursors)
sayCursors()
process.stdin.resume()
process.stdin.once("end", () => {
  client.leave()
  process.exit()
})
