import { type Endpoint, filesOf, jsonOf } from "@tafelrunde/shared/api"
import { jsonPath, requestIssueText } from "@tafelrunde/shared/content"
import express, { type Request, type Response, type Router } from "express"
import { type z } from "zod"

import { type LinkAdmission } from "../boards/institution-links.ts"
import { isOwnOrigin } from "../network/origin.ts"
import { noteCall } from "./audited-calls.ts"
import {
  checkOrganiserKey,
  type SignedIn,
  readBearer,
  signIn,
  signInByLink,
} from "./authenticate.ts"
import { senderOf } from "./callers.ts"
import { sendCompressedJson } from "./compressed.ts"
import { type Dependencies } from "./dependencies.ts"
import { type Answered, type Call } from "./endpoint-call.ts"
import { readJsonBody } from "./json-body.ts"
import { Problem, readLanguage } from "./problem.ts"

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

type RouterDependencies = Pick<
  Dependencies,
  "boards" | "institutionLinks" | "audit" | "organiserKey" | "callers" | "publicUrl"
>

export function createEndpointRouter(dependencies: RouterDependencies): EndpointRouter {
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
      await noteCall(dependencies.audit, endpoint, { ...call, answer })
      if (response.headersSent) return
      if (answer === undefined) response.end()
      else if (endpoint.compressed) await sendCompressedJson(request, response, answer)
      else response.json(answer)
    })
  }
  return { router, serve }
}

async function authorise(
  dependencies: RouterDependencies,
  { access, method }: Endpoint,
  request: Request,
): Promise<SignedIn | LinkAdmission | undefined> {
  const { boards, institutionLinks, callers, publicUrl } = dependencies
  const isForeign = method !== "get" && !isOwnOrigin(request, publicUrl)
  if (isForeign) throw new Problem("foreign-origin")
  if (access === "open") return undefined
  if (access === "organiser") {
    checkOrganiserKey(dependencies, request, readBearer(request))
    return undefined
  }
  if (access === "institution") {
    const link = await signInByLink(institutionLinks, request)
    if (!callers.institutionLinks.take(link.key)) throw new Problem("too-many-requests")
    return link
  }
  const person = await signIn(boards, request, access)
  // Where somebody is at the board already, wrong codes of others do not lock the next ones out.
  callers.joinCodes.trust(senderOf(request), person.board.id)
  return person
}

type ReadCall = Readonly<Record<"params" | "query" | "body", unknown>>

async function readCall(
  endpoint: Endpoint,
  request: Request,
  response: Response,
): Promise<ReadCall> {
  const { params, query, body } = endpoint
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
  if (json) await readJsonBody(endpoint, request, response)
  return {
    params: params && read(params, request.params, ([name]) => `:${String(name)}`),
    query: query && read(query, request.query, ([name]) => `?${String(name)}`),
    body: json && read(json, request.body ?? {}, jsonPath),
  }
}
