import {
  COLLECTIONS,
  type Entity,
  type Field,
  fieldsOf,
  unit,
  type Words,
} from "@tafelrunde/shared/entities"

/** What a table is read as. */
export const IMPORT_KINDS = ["tasks", "institutions", "contacts"] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Something that a column can hold. */
export interface ImportField {
  /** The field's path in its entry, or a name of ours for what is put together or looked up. */
  readonly key: string
  readonly label: Words
  /** How headings call it, `comparable`. */
  readonly names: ReadonlySet<string>
  /** The described field; none for what is looked up. */
  readonly field: Field | undefined
}

/** Letters and digits only: spelling of headings differs in case, spaces and punctuation. */
export function comparable(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
}

/** Other words that people have over such columns. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  "tasks.title": [
    "Aufgaben",
    "Tätigkeit",
    "Tätigkeiten",
    "Prozessschritt",
    "Arbeitsschritt",
    "Leistung",
    "Thema",
    "Schritt",
    "Activity",
    "Step",
  ],
  "tasks.number": ["Nummer", "Lfd. Nr.", "laufende Nummer", "Aufgabe-Nr.", "#", "Number"],
  "tasks.phase": [
    "Phase",
    "Phasen",
    "Handlungsfeld",
    "Bereich",
    "Themenfeld",
    "Prozessphase",
    "Stage",
  ],
  "tasks.legalBases": ["Rechtsgrundlagen", "Gesetz", "Legal bases", "Legal basis"],
  "tasks.note": [
    "Bemerkung",
    "Bemerkungen",
    "Anmerkungen",
    "Hinweis",
    "Hinweise",
    "Kommentar",
    "Notes",
    "Comment",
    "Remarks",
  ],
  "institutions.name": [
    "Institutionen",
    "Behörde",
    "Organisation",
    "Einrichtung",
    "Träger",
    "Stelle",
    "Akteur",
    "Bezeichnung",
    "Organization",
    "Agency",
  ],
  "institutions.short": [
    "Kürzel",
    "Abkürzung",
    "Kurzbezeichnung",
    "Kurzform",
    "Abbreviation",
    "Code",
  ],
  "institutions.url": ["Webseite", "Website", "Internet", "Homepage", "URL"],
  "institutions.address.postalCode": ["PLZ", "ZIP", "Postcode"],
  "institutions.address.city": ["Stadt", "Town"],
  "institutions.address.street": ["Straße", "Strasse", "Street"],
  "institutions.address": ["Adresse", "Postanschrift", "Anschrift", "Address"],
  "contacts.institution": [
    "Institutionen",
    "Behörde",
    "Organisation",
    "Einrichtung",
    "Träger",
    "Stelle",
    "Akteur",
    "Organization",
    "Agency",
    "Firma",
    "Company",
  ],
  "contacts.institutionShort": ["Kürzel", "Kurzname", "Abkürzung", "Short name"],
  "contacts.unitId": [
    "Abteilung",
    "Einheit",
    "Team",
    "Sachgebiet",
    "Referat",
    "Bereich",
    "Department",
  ],
  "contacts.name": [
    "Name",
    "Ansprechperson",
    "Ansprechpartner",
    "Ansprechpartnerin",
    "Kontakt",
    "Kontaktperson",
    "Person",
    "Contact",
    "Contact person",
  ],
  "contacts.lastName": ["Familienname", "Surname", "Family name"],
  "contacts.firstName": ["Given name"],
  "contacts.title": ["Anrede", "akad. Titel"],
  "contacts.function": ["Position", "Rolle", "Aufgabe", "Role", "Job title"],
  "contacts.phone": ["Tel.", "Tel", "Telefonnummer", "Rufnummer", "Durchwahl", "Telephone"],
  "contacts.email": ["Mail", "E-Mail-Adresse", "Mailadresse", "E-Mail Adresse", "Email address"],
  "contacts.mailbox": ["Postfach", "Sammelpostfach", "Gruppenpostfach", "Shared mailbox"],
}

function fieldNamed(kind: ImportKind, key: string, label: Words): ImportField {
  const names = [label.de, label.en, ...(SYNONYMS[`${kind}.${key}`] ?? [])]
  return { key, label, names: new Set(names.map(comparable)), field: undefined }
}

/** The described fields of an entity, without those that lead to other entries or hold lists of them. */
function described(kind: ImportKind, entity: Entity, except: readonly string[]): ImportField[] {
  return fieldsOf(entity).flatMap(({ path, field }) => {
    if (["id", "ref", "refs", "list", "choices"].includes(field.kind)) return []
    if (except.includes(path)) return []
    const { label, heading } = field
    const names = [
      path,
      label.de,
      label.en,
      heading.de,
      heading.en,
      ...(SYNONYMS[`${kind}.${path}`] ?? []),
    ]
    return [{ key: path, label: heading, names: new Set(names.map(comparable)), field }]
  })
}

const { tasks, institutions, contacts, phases } = COLLECTIONS

const FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  tasks: [
    ...described("tasks", tasks, ["titleEn"]).toSorted((a, b) => rank(a) - rank(b)),
    fieldNamed("tasks", "phase", phases.one),
  ],
  institutions: [
    ...described("institutions", institutions, []),
    fieldNamed("institutions", "address", {
      de: "Anschrift (in einer Spalte)",
      en: "Address (in one column)",
    }),
  ],
  contacts: [
    fieldNamed("contacts", "institution", contacts.fields.institutionId.label),
    fieldNamed("contacts", "institutionShort", institutions.fields.short.heading),
    fieldNamed("contacts", "unitId", contacts.fields.unitId.label),
    fieldNamed("contacts", "name", { de: "Vor- und Nachname", en: "First and last name" }),
    // Who may see a contact is for the person to say, not for a table.
    ...described("contacts", contacts, ["privacy.visibility", "privacy.basis"]),
    fieldNamed("contacts", "deputy", { de: "Vertretung", en: "Deputy" }),
    ...described("contacts", unit, ["name", "phone"]),
  ],
}

/** The title first: what other fields call alike is meant by it. */
function rank({ key }: ImportField): number {
  return key === "title" ? 0 : 1
}

export function importFields(kind: ImportKind): readonly ImportField[] {
  return FIELDS[kind]
}

export function importField(kind: ImportKind, key: string): ImportField | undefined {
  return FIELDS[kind].find((field) => field.key === key)
}

/** Fields of which at least one must have a column. */
export const NEEDED_FIELDS: Readonly<Record<ImportKind, readonly string[]>> = {
  tasks: ["title"],
  institutions: ["name", "short"],
  contacts: ["institution", "institutionShort"],
}
