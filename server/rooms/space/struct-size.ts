import { length } from "lib0/encoding"
import * as Y from "yjs"

/** So many bytes are encoded at a time: the encoded structs are only measured. */
const CHUNK = 1000

/** How many bytes the structs take in an encoded document. */
export function sizeOf(structs: readonly (Y.Item | Y.GC)[]): number {
  let bytes = 0
  for (let from = 0; from < structs.length; from += CHUNK) {
    const encoder = new Y.UpdateEncoderV1()
    for (const struct of structs.slice(from, from + CHUNK)) struct.write(encoder, 0)
    bytes += length(encoder.restEncoder)
  }
  return bytes
}
