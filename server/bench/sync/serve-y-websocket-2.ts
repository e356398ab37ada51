import { createServer } from "node:http"
import { type AddressInfo } from "node:net"

import { WebSocketServer } from "ws"
import { setupWSConnection } from "y-websocket-2/bin/utils"

/* The server that y-websocket brought along until 2.1, in memory, as its own bin/server.cjs starts it but with our ws. */
const server = createServer()
const sockets = new WebSocketServer({ server })
sockets.on("connection", setupWSConnection)
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ port })
})
process.once("disconnect", () => process.exit())
