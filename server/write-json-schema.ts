import { writeFileSync } from "node:fs"
import { join } from "node:path"

import { boardContentJsonSchema } from "@tafelrunde/shared/content"

/** `pnpm schema`: publishes the validators of board content as JSON Schema in `docs/`. */
const file = join(import.meta.dirname, "../docs/board-content.schema.json")
writeFileSync(file, `${JSON.stringify(boardContentJsonSchema(), null, 2)}\n`)
