export type Language = "de" | "en"

/** One thing said in both languages of the interface. */
export type Words = Readonly<Record<Language, string>>
