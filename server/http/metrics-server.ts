import { createServer, type Server } from "node:http"

import { toPrometheus } from "./prometheus.ts"

/**
 * Answers `GET /metrics` alone, on an address of its own: who takes part in a workshop needs no
 * numbers about the server.
 */
export function createMetricsServer(sources: Parameters<typeof toPrometheus>[0]): Server {
  return createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      "Content-Type": "text/plain; version=0.0.4; charset=utf-8",
      "Cache-Control": "no-store",
    })
    response.end(toPrometheus(sources))
  })
}
