import { isUtf8 } from "node:buffer"

import { type Endpoint, filesOf, jsonOf } from "@tafelrunde/shared/api"
import { jsonPath, requestIssueText } from "@tafelrunde/shared/content"
import express, { type Request, type Response, type Router } from "express"
import { type z } from "zod"

import { isSameSecret } from "../boards/token.ts"
import { type SignedIn, readBearer, signIn } from "./authenticate.ts"
import { sendCompressedJson } from "./compressed.ts"
import { type Dependencies } from "./dependencies.ts"
import { Problem, readLanguage } from "./problem.ts"

type Parsed<Shape> = Shape extends z.ZodType ? z.output<Shape> : undefined

/** Undefined where the body is a file. */
type ParsedBody<Body> = Body extends { readonly json: infer Json }
  ? Parsed<Json> | undefined
  : Parsed<Body>

type Property<Of, Name extends string> = Of extends { readonly [Key in Name]: infer Value }
  ? Value
  : undefined

/** What the endpoint answers as JSON; nothing where it answers none or writes a file itself. */
type Answered<E extends Endpoint> = E["answers"][keyof E["answers"]] extends {
  readonly body: infer Body
}
  ? Body extends z.ZodType
    ? z.output<Body>
    : void
  : never

interface Call<E extends Endpoint> {
  readonly request: Request
  readonly response: Response
  /** Whose token it is, on endpoints of a board. */
  readonly person: E["access"] extends "open" | "organiser" ? undefined : SignedIn
  readonly params: Parsed<Property<E, "params">>
  readonly query: Parsed<Property<E, "query">>
  readonly body: ParsedBody<Property<E, "body">>
}

type Work<E extends Endpoint> = (call: Call<E>) => Promise<Answered<E>> | Answered<E>

interface EndpointRouter {
  readonly router: Router
  /**
   * Serves one endpoint of the API description. Whoever lacks the endpoint's role and whatever does
   * not fit its shapes is refused before `work` runs; what `work` returns is the answer. The status
   * is the endpoint's lowest; `work` sets another where there are several.
   */
  readonly serve: <const E extends Endpoint>(endpoint: E, work: Work<NoInfer<E>>) => void
}

/** Board content of many hundred tasks stays far below. */
const MAX_BODY = "8mb"

const parseJson = express.json({
  limit: MAX_BODY,
  strict: true,
  type: ["json", "+json"],
  // The parser would put U+FFFD in place of letters that are not UTF-8.
  verify: (_request, _response, bytes) => {
    if (!isUtf8(bytes)) throw new Problem("not-utf8")
  },
})

export function createEndpointRouter(
  dependencies: Pick<Dependencies, "boards" | "organiserKey">,
): EndpointRouter {
  const router = express.Router()
  const serve: EndpointRouter["serve"] = (endpoint, work) => {
    const status = Number(Object.keys(endpoint.answers)[0])
    // The API's router stands under `/api` already.
    const path = endpoint.path.replace(/^\/api/, "")
    router[endpoint.method](path, async (request, response) => {
      const person = await authorise(dependencies, endpoint, request)
      const read = await readCall(endpoint, request, response)
      response.status(status)
      const call = { request, response, person, ...read } as unknown as Call<typeof endpoint>
      const answer = await work(call)
      if (response.headersSent) return
      if (answer === undefined) response.end()
      else if (endpoint.compressed) await sendCompressedJson(request, response, answer)
      else response.json(answer)
    })
  }
  return { router, serve }
}

async function authorise(
  { boards, organiserKey }: Pick<Dependencies, "boards" | "organiserKey">,
  { access }: Endpoint,
  request: Request,
): Promise<SignedIn | undefined> {
  if (access === "open") return undefined
  if (access !== "organiser") return signIn(boards, request, access)
  const isOrganiser = organiserKey === null || isSameSecret(readBearer(request) ?? "", organiserKey)
  if (!isOrganiser) throw new Problem("organiser-key-needed")
  return undefined
}

type ReadCall = Readonly<Record<"params" | "query" | "body", unknown>>

async function readCall(
  { params, query, body }: Endpoint,
  request: Request,
  response: Response,
): Promise<ReadCall> {
  const read = (
    shape: z.ZodType,
    value: unknown,
    toPath: (path: readonly PropertyKey[]) => string,
  ): unknown => {
    const parsed = shape.safeParse(value, { error: requestIssueText(readLanguage(request)) })
    if (parsed.success) return parsed.data
    const { issues } = parsed.error
    const problems = issues.map(({ path, message }) => ({ path: toPath(path), message }))
    throw new Problem("bad-request", { problems })
  }
  const files = filesOf(body)
  // Asked about no type, express answers that of the body.
  const isFile = files.length > 0 && Boolean(request.is([...files]))
  const json = isFile ? undefined : jsonOf(body)
  if (json) await parseBody(request, response)
  return {
    params: params && read(params, request.params, ([name]) => `:${String(name)}`),
    query: query && read(query, request.query, ([name]) => `?${String(name)}`),
    body: json && read(json, request.body ?? {}, jsonPath),
  }
}

/** After the token was checked: nobody else makes the server parse megabytes. */
function parseBody(request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    parseJson(request, response, (error?: Error) => {
      if (error === undefined) resolve()
      else reject(error)
    })
  })
}
