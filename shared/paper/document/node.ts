import { type Drawing } from "@tafelrunde/shared/diagrams"

import { type AssignmentRole, type Language } from "../../content/index.ts"

/** The size and orientation that a section is printed on. */
export type PageFormat = "a4" | "a4Landscape" | "a3Landscape"

/** A table's cell. `role` is the weightiest role of a matrix cell and gives its colour. */
export interface Cell {
  readonly text: string
  readonly role?: AssignmentRole
  /** The words for screen readers where `text` is a sign such as `–`. */
  readonly spoken?: string
}

export interface DocumentColumn {
  readonly heading: string
  /** The full words behind a short heading. */
  readonly spoken?: string
  /** Share of the table's width, relative to the other columns. */
  readonly width: number
  readonly isCentred?: boolean
}

export type DocumentRow =
  | { readonly kind: "group"; readonly text: string }
  | { readonly kind: "cells"; readonly cells: readonly Cell[] }

/** A table whose header is repeated on every page. Column `rowHeader` names the row. */
export interface TableNode {
  readonly kind: "table"
  readonly caption: string
  readonly columns: readonly DocumentColumn[]
  readonly rows: readonly DocumentRow[]
  readonly rowHeader: number
  /** The meaning of letters in the cells; shown with the table. */
  readonly legend?: string
  /** Rows tall enough to be signed by hand. */
  readonly isForm?: boolean
}

/** A diagram. What it shows follows as a table, because not everybody sees pictures, nor does every format. */
export interface FigureNode {
  readonly kind: "figure"
  readonly caption: string
  /** The words for screen readers, which say where the content stands as text. */
  readonly alt: string
  readonly drawing: Drawing
  /** Width on paper in millimetres; the height follows from the drawing. */
  readonly width: number
}

export type DocumentNode =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly style?: "note" }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | TableNode
  | FigureNode

/** A label and its value, as in a profile of an institution. */
export type Fact = readonly [label: string, value: string]

export interface Section {
  /** Stable name, the same in every language; also the anchor of links. */
  readonly id: string
  /** `4`, `Anlage A`, or empty for the pages before chapter 1 and the imprint. */
  readonly number: string
  /** Empty where the section continues the chapter on pages of another format. */
  readonly title: string
  readonly page: PageFormat
  readonly nodes: readonly DocumentNode[]
}

export interface Cover {
  readonly title: string
  readonly subtitle: string
  readonly facts: readonly Fact[]
  readonly notice: string
}

/**
 * The interface paper as a tree of plain texts, the profile already applied: every format is written from it. Texts
 * may hold line breaks.
 */
export interface PaperDocument {
  readonly language: Language
  /** The day of the paper, `YYYY-MM-DD`; files carry it as the time of their creation. */
  readonly day: string
  /**
   * A few pages, such as an extract: the title stands above the text, without contents, and sections follow one another
   * on the same page. All of its sections have one page format.
   */
  readonly isShort: boolean
  readonly cover: Cover
  readonly sections: readonly Section[]
  /** Stands on every page: the paper's short name, version and day. */
  readonly footer: string
  /** Stands on every page of a draft; empty otherwise. */
  readonly draftMark: string
  readonly words: {
    readonly contents: string
    readonly annex: string
    readonly page: (number: string, of: string) => string
  }
}

/** `4 Zuständigkeiten`; the title alone for a section without a number. */
export function headingOf({ number, title }: Pick<Section, "number" | "title">): string {
  return number === "" ? title : `${number} ${title}`
}
