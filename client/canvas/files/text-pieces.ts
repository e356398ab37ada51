/** A part of one line that one font draws, or that becomes a picture. */
export interface Piece {
  readonly text: string
  /** The font's name in the PDF; undefined: a picture. */
  readonly font: string | undefined
  readonly left: number
  readonly right: number
  /** Of the base line. */
  readonly y: number
}

/** A letter or a digit has one direction and one shape; punctuation takes both from its neighbours. */
export const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

/**
 * Joins the letters of a text, in the order in which they are read, to pieces that can be drawn at once. Letters of one
 * font that are read after each other, but do not stand beside each other, stay apart: in a line with two directions a
 * date may stand on both sides of a Hebrew word. `gap` is the largest distance between neighbours.
 */
export function joinLetters(letters: readonly Piece[], gap: number): readonly Piece[] {
  const pieces: Piece[] = []
  for (const letter of letters) {
    const last = pieces.at(-1)
    if (last && areOnePiece(last, letter, gap)) pieces.splice(-1, 1, merged([last, letter]))
    else pieces.push(letter)
  }
  return joinPictures(pieces)
}

function areOnePiece(a: Piece, b: Piece, gap: number): boolean {
  if (a.font !== b.font || Math.abs(a.y - b.y) >= 0.01) return false
  // The browser orders the letters of a picture.
  return a.font === undefined || Math.abs(b.left - a.right) <= gap
}

/** Spaces and punctuation between two pictures belong to the picture: the browser mirrors and orders them with it. */
function joinPictures(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const before = joined.findLastIndex(
      ({ font, text }) => font === undefined || LETTER_OR_DIGIT.test(text),
    )
    const picture = joined[before]
    const isPicture = picture !== undefined && picture.font === undefined
    if (piece.font === undefined && isPicture && Math.abs(picture.y - piece.y) < 0.01) {
      joined.push(merged([picture, ...joined.splice(before).slice(1), piece]))
    } else {
      joined.push(piece)
    }
  }
  return joined
}

function merged(pieces: readonly [Piece, ...Piece[]]): Piece {
  return {
    ...pieces[0],
    text: pieces.map(({ text }) => text).join(""),
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
  }
}
