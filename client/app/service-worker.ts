/** Registers the service worker where browsers allow it: on https or localhost. The pages work without it too. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !isSecureContext || !("serviceWorker" in navigator)) return
  window.addEventListener("load", () => {
    navigator.serviceWorker
      .register("/service-worker.js", { updateViaCache: "none" })
      .catch(withoutIt)
  })
}

/** Registration fails when it is forbidden or the server unreachable; the pages work without it. */
function withoutIt(): void {}
