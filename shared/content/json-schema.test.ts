import { expect, test } from "vitest"

import published from "../../docs/board-content.schema.json" with { type: "json" }
import { boardContentJsonSchema } from "./board-content.ts"

test("the published JSON Schema is the one that the validators make (else run `pnpm schema`)", () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(boardContentJsonSchema())))
})
