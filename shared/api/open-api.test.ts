import { expect, test } from "vitest"

import { boardContentJsonSchema } from "../content/index.ts"
import { ENDPOINTS } from "./endpoints.ts"
import { openApiDocument } from "./open-api.ts"

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

interface Operation {
  readonly operationId: string
  readonly security?: readonly unknown[]
  readonly parameters: readonly { readonly name: string; readonly schema: unknown }[]
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}

const document = JSON.parse(JSON.stringify(openApiDocument())) as Document

test("every call is described under its path and method, with every part of its path", () => {
  for (const [name, { path, method }] of Object.entries(ENDPOINTS)) {
    const operation = document.paths[path.replaceAll(/:(\w+)/g, "{$1}")]?.[method]
    const inPath = [...path.matchAll(/:(\w+)/g)].map(([, part]) => part)
    expect(operation?.operationId).toBe(name)
    expect(operation?.parameters.map((parameter) => parameter.name)).toEqual(
      expect.arrayContaining(inPath),
    )
  }
})

test("every shape that is referred to is described, and none of them refers to itself alone", () => {
  const { schemas } = document.components
  const referred = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)
  for (const [, name = ""] of referred) expect(Object.keys(schemas)).toContain(name)
  expect(schemas["CreatedBoard"]).toMatchObject({
    type: "object",
    properties: { joinCode: { type: "string" }, links: { $ref: "#/components/schemas/Links" } },
  })
  expect(schemas["BoardContent"]).toEqual(JSON.parse(JSON.stringify(boardContentJsonSchema())))
})

test("a call that needs a role says which problems a wrong token brings, an open one asks for none", () => {
  const join = document.paths["/api/join"]?.["post"]
  const remove = document.paths["/api/boards/{id}"]?.["delete"]
  expect(join?.security).toEqual([])
  expect(join?.responses["404"]?.description).toContain("`wrong-join-code`")
  expect(remove?.responses["401"]?.description).toContain("`not-signed-in`")
  expect(remove?.responses["403"]?.description).toContain("`not-allowed`")
  expect(remove?.responses["410"]?.description).toContain("`board-deleted`")
})
