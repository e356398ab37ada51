import { registerHooks } from "node:module"

/** The export process as on a system for which Typst has no binary. */
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier.startsWith("@myriaddreamin/")) throw new Error("Cannot find native binding")
    return next(specifier, context)
  },
})

await import("../exports/export-child.ts")
