import { type z } from "zod"

import { type ENDPOINTS } from "./endpoints.ts"

type Endpoints = typeof ENDPOINTS

export type EndpointName = keyof Endpoints

/** What a call sends as its JSON body. */
export type RequestOf<Name extends EndpointName> = Endpoints[Name] extends {
  readonly body: infer Body
}
  ? Body extends z.ZodType
    ? z.input<Body>
    : Body extends { readonly json: infer Json extends z.ZodType }
      ? z.input<Json>
      : never
  : never

/** What a call is answered in JSON when it succeeds. */
export type AnswerOf<Name extends EndpointName> = Endpoints[Name] extends {
  readonly answers: Readonly<Record<number, { readonly body: infer Body }>>
}
  ? Body extends z.ZodType
    ? z.output<Body>
    : never
  : never

/** What a call may carry behind the question mark. */
export type QueryOf<Name extends EndpointName> = Endpoints[Name] extends {
  readonly query: infer Query extends z.ZodType
}
  ? z.input<Query>
  : never
