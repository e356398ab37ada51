import { readTableFile } from "@tafelrunde/shared/import"

/** A large or hostile file takes seconds to unpack, in which the page must not stand still. */
self.addEventListener("message", ({ data }: MessageEvent<{ bytes: ArrayBuffer; name: string }>) => {
  const file = readTableFile(new Uint8Array(data.bytes), data.name)
  self.postMessage(file, { transfer: [] })
})
