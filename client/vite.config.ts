import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

import { precachePlugin } from "./precache-plugin.ts"
import { printFontsPlugin } from "./print-fonts-plugin.ts"

/** `pnpm dev` starts both sides with the same environment: the server listens on `PORT`. */
const SERVER = `http://localhost:${process.env["PORT"] ?? "3000"}`

export default defineConfig({
  plugins: [react(), printFontsPlugin(), precachePlugin()],
  resolve: {
    // Two copies of any of these look alike and do not know each other's objects.
    dedupe: [
      "react",
      "react-dom",
      "yjs",
      "lib0",
      "y-protocols",
      "@tldraw/state",
      "@tldraw/store",
      "@tldraw/tlschema",
      "@tldraw/utils",
      "@tldraw/validate",
      "prosemirror-model",
      "prosemirror-state",
      "prosemirror-view",
    ],
  },
  // Its entry imports icons and fonts as addresses (`?url`), which the optimizer cannot bundle.
  optimizeDeps: { exclude: ["@tldraw/assets"] },
  server: {
    proxy: {
      // With the page's own Host: the server refuses writes of foreign origins.
      "/api": { target: SERVER, changeOrigin: false },
      "/sync": { target: SERVER, ws: true },
    },
  },
  build: {
    target: "es2022",
    // The theme's light-dark() must stay as it is: compiled for older browsers, no part of a page could stay light.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // tldraw alone is larger than the default limit, and only loads with a board.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      // jsPDF would load them to draw HTML, which it is never given.
      external: ["canvg", "dompurify", "html2canvas"],
      input: { index: "index.html", "service-worker": "service-worker.ts" },
      output: {
        // Its address must stay the same for ever: that is how browsers find a newer one.
        entryFileNames: ({ name }) =>
          name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js",
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(?:react|react-dom|scheduler)\// },
            {
              name: "yjs",
              test: /node_modules\/(?:yjs|lib0|y-protocols|y-websocket|y-indexeddb)\//,
            },
            {
              name: "tldraw",
              test: /node_modules\/(?:@tldraw|tldraw|@tiptap|(?:y-)?prosemirror[a-z-]*)\//,
            },
          ],
        },
      },
    },
  },
})
