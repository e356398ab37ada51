import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

const server = "http://localhost:3000"

export default defineConfig({
  plugins: [react()],
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
  server: {
    proxy: {
      "/api": server,
      "/sync": { target: server, ws: true },
    },
  },
  build: {
    target: "es2022",
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // tldraw alone is larger than the default limit, and only loads with a board.
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      output: {
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
