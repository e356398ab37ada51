import { type AccessRole } from "@tafelrunde/shared/protocol"
import { type Request } from "express"

import { type Admission, type Boards } from "../boards/boards.ts"
import { type InstitutionLinks, type LinkAdmission } from "../boards/institution-links.ts"
import { isSameSecret } from "../boards/token.ts"
import { type Callers, senderOf } from "./callers.ts"
import { Problem, refuse } from "./problem.ts"

export function readBearer(request: Request): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.get("Authorization") ?? "")?.[1]
}

export type SignedIn = Admission & { readonly token: string }

/** The board of the request's `:id` and the role of its token; throws a `Problem`. */
export async function signIn(
  boards: Boards,
  request: Request,
  needed: AccessRole = "viewer",
): Promise<SignedIn> {
  const token = readBearer(request)
  const admission = await boards.admit(String(request.params["id"]), token)
  if (typeof admission === "string") return refuse(admission)
  if (needed !== "viewer" && admission.role !== needed) throw new Problem("not-allowed")
  return { ...admission, token: token ?? "" }
}

/** The board of the request's `:id` and the institution whose link's token it shows; throws a `Problem`. */
export async function signInByLink(
  links: InstitutionLinks,
  request: Request,
): Promise<LinkAdmission> {
  const admission = await links.admit(String(request.params["id"]), readBearer(request))
  return typeof admission === "string" ? refuse(admission) : admission
}

interface KeyDependencies {
  readonly organiserKey: string | null
  readonly callers: Callers
}

/** Throws a `Problem` unless the key is the server's, or it has none. */
export function checkOrganiserKey(
  { organiserKey, callers }: KeyDependencies,
  request: Request,
  key: string | undefined,
): void {
  if (organiserKey === null) return
  const isRight = isSameSecret(key ?? "", organiserKey)
  const verdict = callers.organiserKeys.judge(senderOf(request), isRight ? "" : undefined)
  if (verdict === "wait") throw new Problem("too-many-requests")
  if (verdict === "wrong") throw new Problem("organiser-key-needed")
}
