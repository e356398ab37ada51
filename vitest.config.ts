import { defineConfig } from "vitest/config"

/** It replaces a module, which must reach no other file. */
const ISOLATED = "shared/entities/one-line.test.ts"

export default defineConfig({
  test: {
    setupFiles: ["./vitest.setup.ts"],
    restoreMocks: true,
    testTimeout: 20_000,
    projects: [
      // Without a browser's globals, files leave nothing behind: one process runs them one after the other.
      {
        extends: true,
        test: {
          name: "shared and server",
          include: ["{shared,server}/**/*.test.ts"],
          exclude: [ISOLATED, "**/node_modules/**"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "client",
          include: ["*.test.ts", "client/**/*.test.{ts,tsx}", ISOLATED],
        },
      },
    ],
  },
})
