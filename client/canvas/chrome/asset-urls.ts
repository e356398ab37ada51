import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite"

const own = getAssetUrlsByImport()

/** Addresses of fonts, icons and translations on our own server; tldraw would load missing ones from its CDN. */
export const assetUrls = {
  ...own,
  // Boards embed no foreign pages, so these icons are never shown; empty addresses are not loaded.
  embedIcons: Object.fromEntries(Object.keys(own.embedIcons).map((type) => [type, ""])),
}
