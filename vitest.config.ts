import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["*.test.ts", "{shared,server,client}/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    restoreMocks: true,
    testTimeout: 20_000,
  },
})
