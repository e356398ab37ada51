import { type Entity } from "./fields/description.ts"
import {
  choice,
  id,
  LENGTHS,
  line,
  lines,
  list,
  prose,
  required,
  section,
} from "./fields/vocabulary.ts"

/** Part of an institution that people turn to; its mailbox and telephone belong to nobody. */
export const unit = {
  one: { de: "Organisationseinheit", en: "Unit" },
  many: { de: "Organisationseinheiten", en: "Units" },
  max: 100,
  fields: {
    id: id(),
    name: required(line("Name", "Name")),
    mailbox: line("Funktionspostfach", "Functional mailbox"),
    phone: line("Telefon", "Phone"),
    hours: line("Erreichbarkeit", "Office hours"),
    responsibleFor: prose("Zuständig für", "Responsible for"),
    entryChannel: line("Eingangskanal", "Entry channel"),
    externalId: line("Kennung im Leistungsverzeichnis", "Id in the service directory"),
  },
} as const satisfies Entity

export const address = {
  one: { de: "Anschrift", en: "Address" },
  many: { de: "Anschriften", en: "Addresses" },
  max: 1,
  fields: {
    street: line("Straße und Hausnummer", "Street and number"),
    postalCode: line("Postleitzahl", "Postal code", { max: LENGTHS.short }),
    city: line("Ort", "City"),
  },
} as const satisfies Entity

export const institution = {
  one: { de: "Institution", en: "Institution" },
  many: { de: "Institutionen", en: "Institutions" },
  max: 200,
  fields: {
    id: id(),
    name: required(
      line("Name", "Name", { heading: { de: "Institution", en: "Institution" }, column: 40 }),
    ),
    short: required(
      line("Kurzname", "Short name", {
        heading: { de: "Kurz", en: "Short" },
        column: 8,
        max: LENGTHS.short,
      }),
    ),
    type: line("Art", "Type", { column: 24 }),
    level: line("Ebene", "Level", { column: 16 }),
    legalSphere: lines("Rechtskreis", "Legal sphere", { column: 24 }),
    mandate: prose("Auftrag", "Mandate", { column: 48 }),
    address: section(address),
    url: line("Web", "Web", { column: 30 }),
    units: list(unit),
    core: choice("Kern oder erweitert", "Core or extended", {
      choices: {
        core: { de: "Kern", en: "core" },
        extended: { de: "erweitert", en: "extended" },
      },
    }),
    representedBy: line("vertreten durch", "represented by"),
    representativeFunction: line("Funktion der Vertretung", "Representative's function"),
    cooperationDuty: prose("Pflicht zur Zusammenarbeit", "Duty to cooperate"),
  },
} as const satisfies Entity
