import { type Router } from "express"

import { type Dependencies } from "../dependencies.ts"
import { createAccessRoutes } from "./access-routes.ts"
import { createArchiveRoutes } from "./archive-routes.ts"
import { createAssetRoutes } from "./asset-routes.ts"
import { createAuditRoutes } from "./audit-routes.ts"
import { createBoardRoutes } from "./board-routes.ts"
import { createHistoryRoutes } from "./history-routes.ts"
import { createInstitutionRoutes } from "./institution-routes.ts"
import { createJoinRoutes } from "./join-routes.ts"
import { createPaperRoutes } from "./paper-routes.ts"
import { createSeatRoutes } from "./seat-routes.ts"
import { createServerRoutes } from "./server-routes.ts"
import { createVersionRoutes } from "./version-routes.ts"

/** Everything under `/api`. */
export function createApiRoutes(dependencies: Dependencies): readonly Router[] {
  return [
    createServerRoutes(dependencies),
    createBoardRoutes(dependencies),
    createArchiveRoutes(dependencies),
    createAccessRoutes(dependencies),
    createJoinRoutes(dependencies),
    createSeatRoutes(dependencies),
    createInstitutionRoutes(dependencies),
    createPaperRoutes(dependencies),
    createAssetRoutes(dependencies),
    createVersionRoutes(dependencies),
    createAuditRoutes(dependencies),
    createHistoryRoutes(dependencies),
  ]
}
