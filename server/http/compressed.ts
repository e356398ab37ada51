import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

import { type Request, type Response } from "express"

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
/** Of 11: beyond it each step costs much more time than it saves bytes. */
const BROTLI_QUALITY = 5

type Encoding = "br" | "gzip"

function compress(bytes: Uint8Array, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return toGzip(bytes)
  return toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
}

/** The compressed forms of bytes that are sent more than once, for as long as those are kept. */
const known = new WeakMap<Uint8Array, Partial<Record<Encoding, Promise<Buffer>>>>()

function compressOnce(bytes: Uint8Array, encoding: Encoding): Promise<Buffer> {
  const forms = known.get(bytes) ?? {}
  known.set(bytes, forms)
  forms[encoding] ??= compress(bytes, encoding)
  return forms[encoding]
}

/**
 * Sends the body compressed as the client takes it. Only for answers without tokens, links or codes: the size of a
 * compressed answer tells whether a guess of somebody who may write into it (a board's text) occurs elsewhere in it
 * (BREACH). So compression is chosen route by route and no middleware.
 */
export async function sendCompressed(
  request: Request,
  response: Response,
  body: { readonly type: string; readonly bytes: Uint8Array },
): Promise<void> {
  response.type(body.type).vary("Accept-Encoding")
  const accepted = request.acceptsEncodings("br", "gzip")
  if (accepted !== "br" && accepted !== "gzip") return void response.send(Buffer.from(body.bytes))
  const compressed = await compressOnce(body.bytes, accepted)
  response.set("Content-Encoding", accepted).send(compressed)
}

export function sendCompressedJson(
  request: Request,
  response: Response,
  value: unknown,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(value))
  return sendCompressed(request, response, { type: "json", bytes })
}
