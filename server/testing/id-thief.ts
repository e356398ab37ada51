import { StockClient } from "./stock-client.ts"

/**
 * `node server/testing/id-thief.ts <link> <name>`: somebody who writes under the Yjs client id of the person
 * with this name. Prints the id when it is known; then, after a line of input, writes under it, prints
 * "written", and leaves.
 */
const [link = "", name = ""] = process.argv.slice(2)
const { protocol, host, pathname, hash } = new URL(link)
const server = { syncUrl: `${protocol.replace("http", "ws")}//${host}/sync` }
const room = pathname.split("/").at(-1) ?? ""
const options = { token: hash.replace("#t=", "") }

const watcher = new StockClient(server, room, options)
await watcher.synced()
const id = await new Promise<number>((resolve) => {
  const { awareness } = watcher.provider
  const look = (): void => {
    for (const [client, { user }] of awareness.getStates()) {
      if (typeof user === "object" && user !== null && "name" in user && user.name === name)
        resolve(client)
    }
  }
  awareness.on("change", look)
  look()
})
watcher.leave()
process.stdout.write(`${id}\n`)

await new Promise((resolve) => process.stdin.once("data", resolve))
const thief = new StockClient(server, room, options)
const witness = new StockClient(server, room, options)
await thief.synced()
// Only now: the provider's presence is under the first id.
thief.doc.clientID = id
thief.map.set("by", "thief")
await witness.sees("by", "thief")
process.stdout.write("written\n")
process.exit()
