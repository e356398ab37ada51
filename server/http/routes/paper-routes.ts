import { redactContent } from "@tafelrunde/shared/content"
import { findings } from "@tafelrunde/shared/findings"
import { exportFile } from "@tafelrunde/shared/paper"
import express, { type Router } from "express"

import { PROFILE_OF_ROLE, readWholeContent } from "../../boards/board-content.ts"
import { signIn } from "../authenticate.ts"
import { toContentDisposition } from "../content-disposition.ts"
import { type Dependencies } from "../dependencies.ts"
import { Problem } from "../problem.ts"
import { PROFILES_UP_TO, readDay, readLang, readProfile } from "./paper-query.ts"

/** What is made from a board's content: findings and files. */
export function createPaperRoutes({ boards, rooms }: Dependencies): Router {
  const router = express.Router()

  router.get("/boards/:id/findings", async (request, response) => {
    const { board, role } = await signIn(boards, request)
    const asOf = readDay(request) ?? today()
    const content = await readWholeContent(rooms, board.id)
    const language = readLang(request) ?? content.meta?.language ?? "de"
    const all = findings(content, { asOf, language })
    const shown = redactContent(content, PROFILE_OF_ROLE[role]).contacts ?? []
    const known = new Set(shown.map(({ id }) => id))
    response.json(all.filter(({ entity, entityId }) => entity !== "contact" || known.has(entityId)))
  })

  router.get("/boards/:id/exports/:name", async (request, response) => {
    const { board, role } = await signIn(boards, request)
    const profile = readProfile(request) ?? (role === "viewer" ? "public" : "network")
    if (!PROFILES_UP_TO[PROFILE_OF_ROLE[role]].includes(profile)) throw new Problem("not-allowed")
    const content = await readWholeContent(rooms, board.id)
    const language = readLang(request) ?? content.meta?.language ?? "de"
    const asOf = readDay(request)
    const options = asOf === undefined ? { profile, language } : { profile, language, asOf }
    const file = await exportFile(request.params["name"], content, options)
    if (!file) throw new Problem("no-such-export")
    response.set("Content-Type", file.mediaType)
    response.set("Content-Disposition", toContentDisposition(file.fileName))
    response.send(Buffer.from(file.bytes))
  })

  return router
}

/** The server's own day: the one on the wall of the room. */
function today(): string {
  const now = new Date()
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"))
  return `${now.getFullYear()}-${month}-${day}`
}
