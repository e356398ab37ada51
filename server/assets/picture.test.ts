import { assert, property, uint8Array } from "fast-check"
import { expect, test } from "vitest"

import { createPng, EXTENDED_WEBP, LOSSLESS_WEBP, SAMPLES } from "../testing/pictures.ts"
import { readPicture } from "./picture.ts"

test("each kind of picture says its type and size", () => {
  for (const [type, bytes] of Object.entries(SAMPLES)) {
    expect(readPicture(bytes)).toEqual({ type, width: 3, height: 2 })
  }
  for (const bytes of [LOSSLESS_WEBP, EXTENDED_WEBP]) {
    expect(readPicture(bytes)).toEqual({ type: "image/webp", width: 3, height: 2 })
  }
})

test("a picture that breaks off before its size is none", () => {
  for (const bytes of [...Object.values(SAMPLES), LOSSLESS_WEBP, EXTENDED_WEBP]) {
    expect(readPicture(bytes.subarray(0, 18))).toBeUndefined()
  }
})

test("a GIF is as large as its largest frame, whatever its screen says", () => {
  const gif = Buffer.from(SAMPLES["image/gif"])
  const secondFrame = gif.lastIndexOf(0x2c)
  gif.writeUInt16LE(60_000, secondFrame + 5)
  gif.writeUInt16LE(50_000, secondFrame + 7)

  expect(readPicture(gif)).toEqual({ type: "image/gif", width: 60_000, height: 50_000 })
})

test("a JPEG's size is found behind its other segments", () => {
  const jpeg = SAMPLES["image/jpeg"]
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(0xfffd, 0xc0)])
  const long = Buffer.concat([jpeg.subarray(0, 2), comment, comment, jpeg.subarray(2)])

  expect(readPicture(long)).toEqual({ type: "image/jpeg", width: 3, height: 2 })
})

test("a picture without pixels is none", () => {
  expect(readPicture(createPng({ width: 0, height: 5 }))).toBeUndefined()
})

test("whatever follows a picture's first bytes, reading it ends without an error", () => {
  for (const sample of [...Object.values(SAMPLES), LOSSLESS_WEBP, EXTENDED_WEBP]) {
    const head = sample.subarray(0, 20)
    assert(
      property(uint8Array({ maxLength: 400 }), (tail) => {
        readPicture(Buffer.concat([head, tail]))
      }),
    )
  }
})

test.each([
  ["TEM", 0x01],
  ["RST0", 0xd0],
  ["RST7", 0xd7],
  ["SOI", 0xd8],
])("a JPEG cannot hide its size behind the marker %s, which has no length", (_name, marker) => {
  const jpeg = SAMPLES["image/jpeg"]
  const frameHeader = Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08, 0x23, 0x28, 0x23, 0x28, 0x03])
  // Read as a length, the two bytes behind the marker lead to the small header further on.
  const hidden = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, marker]),
    frameHeader,
    Buffer.alloc(0xffc0 + 2 - frameHeader.length),
    jpeg.subarray(2),
  ])

  expect(readPicture(hidden)).toEqual({ type: "image/jpeg", width: 9000, height: 9000 })
})
