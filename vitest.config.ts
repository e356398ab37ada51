import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["*.test.ts", "{shared,server,client}/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    restoreMocks: true,
    // Much of the tests' time goes to waiting for servers of their own.
    maxWorkers: "100%",
    // A busy machine of two cores needs many times what a quiet one needs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
