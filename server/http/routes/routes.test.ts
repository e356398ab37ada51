import { ENDPOINTS } from "@tafelrunde/shared/api"
import { type Router } from "express"
import { expect, test } from "vitest"

import { withDependencies } from "../../testing/dependencies.ts"
import { withServer } from "../../testing/test-server.ts"
import { createOperatorRoutes } from "./operator-routes.ts"
import { createApiRoutes } from "./routes.ts"

function listRoutes(router: Router, under: string): readonly string[] {
  return router.stack.flatMap(({ route }) =>
    route ? route.stack.map(({ method }) => `${method} ${under}${route.path}`) : [],
  )
}

test("every route is described, and every described call has its route", () =>
  withDependencies((dependencies) => {
    const served = [
      ...createApiRoutes(dependencies).flatMap((router) => listRoutes(router, "/api")),
      ...listRoutes(createOperatorRoutes(dependencies), ""),
    ]
    const described = Object.values(ENDPOINTS).map(({ method, path }) => `${method} ${path}`)

    expect(served.toSorted()).toEqual(described.toSorted())
  }))

test("who shows no valid token learns nothing of a board, whatever else is wrong with the request", () =>
  withServer(async (server) => {
    const { id } = await server.createBoard()
    const ofBoards = Object.values(ENDPOINTS).filter(({ path }) =>
      path.startsWith("/api/boards/:id"),
    )

    for (const { method, path } of ofBoards) {
      const address = path.replace(":id", id).replaceAll(/:\w+/g, "1")
      const response = await server.call(`${address}?lang=fr`, {
        method: method.toUpperCase(),
        token: "guess",
        ...(method !== "get" && { body: "{ no JSON" }),
      })
      expect([path, response.status]).toEqual([path, 401])
    }
  }))

test("a request that does not fit is refused with the place and in the person's language", () =>
  withServer(async (server) => {
    const { id, links } = await server.createBoard()
    const token = links.facilitator.token
    const headers = { "accept-language": "de" }
    const problemsOf = async (path: string, body?: unknown): Promise<unknown> => {
      const response = await server.call(`/api/boards/${id}/${path}`, { token, headers, body })
      expect(response.status).toBe(400)
      return ((await response.json()) as { readonly problems: unknown }).problems
    }

    expect(await problemsOf("links", { role: "boss", action: "renew" })).toEqual([
      { path: "$.role", message: "muss eines davon sein: facilitator, participant, viewer" },
    ])
    expect(await problemsOf("exports/matrix.csv?lang=fr")).toEqual([
      { path: "?lang", message: "muss eines davon sein: de, en" },
    ])
    expect(await problemsOf("people/nobody/remove", {})).toEqual([
      { path: ":clientId", message: "muss eine Zahl sein, hier steht keine Zahl" },
    ])
  }))
