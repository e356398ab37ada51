import { type ProblemName } from "@tafelrunde/shared/api"
import { type AccessRole } from "@tafelrunde/shared/protocol"
import { type Request } from "express"

import { type Admission, type Boards, type Refusal } from "../boards/boards.ts"
import { Problem } from "./problem.ts"

const PROBLEM_OF_REFUSAL: Readonly<Record<Refusal, ProblemName>> = {
  noSuchBoard: "no-such-board",
  boardDeleted: "board-deleted",
  unauthenticated: "not-signed-in",
}

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
  if (typeof admission === "string") throw new Problem(PROBLEM_OF_REFUSAL[admission])
  if (needed !== "viewer" && admission.role !== needed) throw new Problem("not-allowed")
  return { ...admission, token: token ?? "" }
}
