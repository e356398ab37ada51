import { benchInBrowser } from "./browser.ts"
import { benchExports } from "./exports.ts"
import { benchGrowth } from "./growth/growth.ts"
import { print } from "./report.ts"
import { benchSoak } from "./soak/soak.ts"
import { benchBoards } from "./sync/boards.ts"
import { benchSync } from "./sync/sync.ts"

interface Bench {
  readonly what: string
  run(command: string): Promise<void>
}

const BENCHES: Readonly<Record<string, Bench>> = {
  sync: {
    what: "one board, 25 people: us, y-websocket 2.1 and Hocuspocus 4 in rounds (11 min)",
    run: (command) => benchSync(command, "even"),
  },
  independent: {
    what: "the same with people whose moments are random, instead of regular and shifted (11 min)",
    run: (command) => benchSync(command, "random"),
  },
  export: {
    what: "every file of a board of 25 institutions and 200 tasks, and the server's loop meanwhile (½ min)",
    run: benchExports,
  },
  growth: {
    what: "a simulated two-hour workshop: the document against its content, and how fast it opens (1 min)",
    run: benchGrowth,
  },
  boards: {
    what: "how many boards of 25 people one process holds, under two loads (5 min)",
    run: benchBoards,
  },
  soak: {
    what: "25 honest people beside 60 attackers of their board, before, for ten minutes and after (13 min)",
    run: benchSoak,
  },
  canvas: {
    what: "a full wall in Chromium: opening beside bare tldraw, running with 24 others at work (4 min)",
    run: () => benchInBrowser(new URL("../../e2e/bench/canvas.ts", import.meta.url)),
  },
  matrix: {
    what: "a matrix of 25 institutions × 60 tasks in Chromium: from a key to the frame that shows it (1 min)",
    run: () => benchInBrowser(new URL("../../e2e/bench/matrix.ts", import.meta.url)),
  },
  visit: {
    what: "what a device that was never here before reads until the canvas draws (½ min)",
    run: () => benchInBrowser(new URL("../../e2e/bench/visit.ts", import.meta.url)),
  },
}

const [name = ""] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench) await bench.run(`pnpm bench ${name}`)
else {
  for (const [each, { what }] of Object.entries(BENCHES))
    print(`pnpm bench ${each.padEnd(11)} ${what}`)
  if (name !== "") process.exitCode = 1
}
