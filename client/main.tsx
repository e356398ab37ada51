import "./ui/theme.css"
import "./ui/controls.css"
import "./app/app.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"

import { App } from "./app/app.tsx"
import { registerServiceWorker } from "./app/service-worker.ts"
import { currentCode } from "./messages/language.ts"
import { showAppearance } from "./ui/preferences/preferences.ts"

document.documentElement.lang = currentCode()
showAppearance()

registerServiceWorker()

const root = document.getElementById("root")
if (!root) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
