/**
 * What is wrong in a backup or data folder. `place` says where: a board's id, a room's path, a
 * picture's hash; `detail` is SQLite's or Yjs's own word.
 */
export interface Fault {
  readonly fault:
    | "incomplete"
    | "unknownFormat"
    | "noDatabase"
    | "databaseChanged"
    | "databaseDamaged"
    | "roomDamaged"
    | "roomMissing"
    | "rowsMissing"
    | "editUnreadable"
    | "versionDamaged"
    | "pictureMissing"
    | "pictureChanged"
    | "referencesMissing"
  readonly place: string
  readonly detail?: string
}

export interface Verification {
  /** When the backup was made; null for a data folder. */
  readonly at: string | null
  readonly boards: number
  readonly rooms: number
  readonly versions: number
  /** With their bytes, each once for every board that has it. */
  readonly pictures: number
  /** Pictures that boards show and the server never received: they wait on a device. No fault. */
  readonly neverReceived: number
  /** Empty where everything is there and sound. */
  readonly faults: readonly Fault[]
}

/** The pictures that a board or one of its versions shows, by the board's id. */
export type ShownPictures = ReadonlyMap<string, ReadonlySet<string>>
