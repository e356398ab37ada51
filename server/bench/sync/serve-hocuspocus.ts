import { Server } from "@hocuspocus/server"

/* Hocuspocus as it comes, in memory. */
const server = new Server({ quiet: true, address: "127.0.0.1", port: 0, stopOnSignals: false })
await server.listen()
process.send?.({ port: server.address.port })
process.once("disconnect", () => process.exit())
