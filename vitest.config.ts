import { join } from "node:path"

import { defineConfig } from "vitest/config"

// Workers and the servers they start inherit compiled code: a start costs half as much.
process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/compiled")

// A mock of a module would reach the files that come after it in the same worker.
const mocksModules = ["shared/entities/one-line.test.ts"]

export default defineConfig({
  test: {
    setupFiles: ["./vitest.setup.ts"],
    restoreMocks: true,
    // Much of the tests' time goes to waiting for servers of their own.
    maxWorkers: "100%",
    // A busy machine of two cores needs many times what a quiet one needs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "shared modules",
          include: ["*.test.ts", "{shared,server,client}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", ...mocksModules],
          // Files of one worker share imported modules: a quarter less time (2026-11-29).
          isolate: false,
        },
      },
      { extends: true, test: { name: "own modules", include: mocksModules } },
    ],
  },
})
