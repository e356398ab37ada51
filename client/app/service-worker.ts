/** Only where browsers allow it: https, or the same machine. On plain http in the room's network the pages work without. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !isSecureContext || !("serviceWorker" in navigator)) return
  window.addEventListener("load", () => {
    navigator.serviceWorker
      .register("/service-worker.js", { updateViaCache: "none" })
      .catch(withoutIt)
  })
}

/** Forbidden by the person's settings, or the server is away: everything else works. */
function withoutIt(): void {}
