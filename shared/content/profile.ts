import { type Profile } from "./board-content.ts"

/** The profiles that each role may read and export, the one that shows most first. */
export const PROFILES_OF_ROLE: Readonly<
  Record<"facilitator" | "participant" | "viewer", readonly [Profile, ...Profile[]]>
> = {
  facilitator: ["internal", "network", "public"],
  participant: ["network", "public"],
  viewer: ["public"],
}
