import { simpleDiffString } from "lib0/diff"
import type * as Y from "yjs"

/** Makes the Y.Text read `to`, changing only the part that differs, so that what others type stays. */
export function writeText(text: Y.Text, to: string): void {
  const { index, remove, insert } = simpleDiffString(text.toJSON(), to)
  text.delete(index, remove)
  text.insert(index, insert)
}
