import { z } from "zod"

import { boardContentJsonSchema } from "../content/index.ts"
import { COMMON_PROBLEMS, type Endpoint, filesOf, jsonOf } from "./endpoint.ts"
import { ENDPOINTS } from "./endpoints.ts"
import { PROBLEMS, type ProblemName } from "./problems.ts"
import { problem, shapes } from "./shapes.ts"

type Json = Readonly<Record<string, unknown>>

function toReference(id: string): string {
  return `#/components/schemas/${id}`
}

/** A reference where the shape has a name, else the JSON Schema itself. */
function toSchema(shape: z.ZodType): Json {
  const id = shapes.get(shape)?.id
  if (id !== undefined) return { $ref: toReference(id) }
  if (shape instanceof z.ZodArray)
    return { type: "array", items: toSchema(shape.element as z.ZodType) }
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io: "input" })
  return schema
}

function toNamedSchemas(): Json {
  const { schemas } = z.toJSONSchema(shapes, { io: "input", uri: toReference })
  const named = Object.entries(schemas).map(([id, { $schema: _dialect, $id: _id, ...schema }]) => [
    id,
    schema,
  ])
  return { ...Object.fromEntries(named), BoardContent: boardContentJsonSchema() }
}

function toContent(body: unknown): Json {
  const json = jsonOf(body)
  return {
    ...(json && { "application/json": { schema: toSchema(json) } }),
    ...Object.fromEntries(filesOf(body).map((type) => [type, {}])),
  }
}

function toParameters({ path, params, query }: Endpoint): readonly Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => {
    const shape = params?.shape[name]
    return {
      name,
      in: "path",
      required: true,
      schema: shape ? toSchema(shape as z.ZodType) : { type: "string" },
    }
  })
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, shape]) => ({
    name,
    in: "query",
    schema: toSchema(shape as z.ZodType),
  }))
  return [...inPath, ...inQuery]
}

/** What can go wrong with a call, its particular problems and those that its access brings along. */
function problemsOf({ access, path, problems = [] }: Endpoint): readonly ProblemName[] {
  const ofBoard = ["not-signed-in", "no-such-board", "board-deleted"] as const
  const byAccess: readonly ProblemName[] = path.startsWith("/api/boards/:id") ? ofBoard : []
  const byRole: readonly ProblemName[] = access === "facilitator" ? ["not-allowed"] : []
  return [...new Set([...problems, ...byAccess, ...byRole, ...COMMON_PROBLEMS])]
}

function toProblemAnswers(endpoint: Endpoint): Json {
  const byStatus = Map.groupBy(problemsOf(endpoint), (name) => PROBLEMS[name].status)
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.map((name) => `\`${name}\`: ${PROBLEMS[name].en}`).join(" "),
        content: { "application/problem+json": { schema: toSchema(problem) } },
      },
    ]),
  )
}

function toOperation(operationId: string, endpoint: Endpoint): Json {
  const { summary, description, access, body, answers } = endpoint
  const who = access === "facilitator" ? `${summary} (facilitator)` : summary
  const answered = Object.entries(answers).map(([status, answer]) => [
    status,
    {
      description: answer.description,
      ...(answer.body !== null && { content: toContent(answer.body) }),
    },
  ])
  return {
    operationId,
    summary: who,
    ...(description !== undefined && { description }),
    ...(access === "open" && { security: [] }),
    parameters: toParameters(endpoint),
    ...(body !== undefined && { requestBody: { content: toContent(body) } }),
    responses: { ...toProblemAnswers(endpoint), ...Object.fromEntries(answered) },
  }
}

function toPaths(): Json {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}")
    paths[path] = { ...paths[path], [endpoint.method]: toOperation(name, endpoint) }
  }
  return paths
}

/** The OpenAPI 3.1 document of this API, as the endpoints describe it. */
export function openApiDocument(): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Tafelrunde",
      version: "1",
      description:
        "Boards for workshops: content, findings and exports. Live sync is at /sync/:room.",
    },
    paths: toPaths(),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: toNamedSchemas(),
    },
    security: [{ token: [] }],
  }
}
