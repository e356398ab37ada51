import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite"

const own = getAssetUrlsByImport()

/** Fonts, icons and translations from our own server; what is missing here would come from tldraw's. */
export const assetUrls = {
  ...own,
  // Nothing foreign is embedded, so none of these is ever shown; an empty one is not loaded.
  embedIcons: Object.fromEntries(Object.keys(own.embedIcons).map((type) => [type, ""])),
}
