import type { TLAssetStore } from "tldraw"

/** Pictures are not stored yet; in the document itself they would weigh on everybody who opens the board. */
export const refusingAssetStore: TLAssetStore = {
  upload: () => Promise.reject(new Error("Pictures cannot be stored on this board.")),
  resolve: ({ props }) =>
    "src" in props && typeof props.src === "string" ? ownAddress(props.src) : null,
}

function ownAddress(source: string): string | null {
  return source.startsWith("/") && !source.startsWith("//") ? source : null
}
