import { readFile } from "node:fs/promises"
import { basename } from "node:path"

import type { Plugin } from "vite"
import decompress from "woff2-encoder/decompress"

const QUERY = ".woff2?ttf"

/** An import of a font's path with `?ttf` yields the font unpacked: PDF files cannot hold WOFF2. */
export function printFontsPlugin(): Plugin {
  let isBuild = false
  return {
    name: "tafelrunde-print-fonts",
    enforce: "pre",
    configResolved: ({ command }) => {
      isBuild = command === "build"
    },
    async load(id) {
      if (!id.endsWith(QUERY)) return null
      const packed = id.slice(0, -"?ttf".length)
      const source = await decompress(await readFile(packed))
      const name = basename(packed).replace(".woff2", ".ttf")
      const code = isBuild
        ? `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name, source })}`
        : `export default "data:font/ttf;base64,${Buffer.from(source).toString("base64")}"`
      return { code, moduleType: "js" }
    },
  }
}
