import { type Endpoint } from "@tafelrunde/shared/api"
import { type Request, type Response } from "express"
import { type z } from "zod"

import { type LinkAdmission } from "../boards/institution-links.ts"
import { type SignedIn } from "./authenticate.ts"

type Parsed<Shape> = Shape extends z.ZodType ? z.output<Shape> : undefined

/** Undefined where the body is a file. */
type ParsedBody<Body> = Body extends { readonly json: infer Json }
  ? Parsed<Json> | undefined
  : Parsed<Body>

type Property<Of, Name extends string> = Of extends { readonly [Key in Name]: infer Value }
  ? Value
  : undefined

/** What the endpoint answers as JSON; nothing where it answers none or writes a file itself. */
export type Answered<E extends Endpoint> = E["answers"][keyof E["answers"]] extends {
  readonly body: infer Body
}
  ? Body extends z.ZodType
    ? z.output<Body>
    : void
  : never

/** One call of an endpoint, checked. */
export interface Call<E extends Endpoint> {
  readonly request: Request
  readonly response: Response
  /** Whose token it is, on endpoints of a board. */
  readonly person: E["access"] extends "open" | "organiser"
    ? undefined
    : E["access"] extends "institution"
      ? LinkAdmission
      : SignedIn
  readonly params: Parsed<Property<E, "params">>
  readonly query: Parsed<Property<E, "query">>
  readonly body: ParsedBody<Property<E, "body">>
}
