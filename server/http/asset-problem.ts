import { type ProblemName } from "@tafelrunde/shared/api"

import { type AssetRefusal, type RefusalReason } from "../assets/asset-refusal.ts"
import { Problem } from "./problem.ts"

const PROBLEM_OF_REFUSAL: Readonly<Record<RefusalReason, ProblemName>> = {
  notAPicture: "not-a-picture",
  svg: "svg-picture",
  broken: "broken-picture",
  tooLarge: "picture-too-large",
  tooManyPixels: "picture-too-many-pixels",
  boardFull: "board-pictures-full",
  diskFull: "disk-full",
  diskFailed: "storage-unavailable",
}

/** Why a picture was not taken, as the answer to a request. */
export function toAssetProblem({ reason }: AssetRefusal): Problem {
  return new Problem(PROBLEM_OF_REFUSAL[reason])
}
