import { type AccessRole } from "@tafelrunde/shared/protocol"
import { type Request } from "express"

import { type Admission, type Boards } from "../boards/boards.ts"
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
