import { beforeEach, vi } from "vitest"

// A test that logs an error or a warning fails; one that expects a log mocks the method itself.
beforeEach(() => {
  for (const method of ["error", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      throw new Error(`Unexpected console.${method}: ${words.join(" ")}`)
    })
  }
})
