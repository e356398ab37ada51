import { type Entity } from "./fields/description.ts"
import {
  choice,
  id,
  LENGTHS,
  line,
  lines,
  list,
  phone,
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
    mailbox: line("Funktionspostfach", "Functional mailbox", { width: 34 }),
    phone: phone("Telefon", "Phone"),
    hours: line("Erreichbarkeit", "Office hours", { width: 30 }),
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
      line("Name", "Name", { heading: { de: "Institution", en: "Institution" }, width: 40 }),
    ),
    short: required(
      line("Kurzname", "Short name", {
        heading: { de: "Kurz", en: "Short" },
        width: 8,
        max: LENGTHS.short,
      }),
    ),
    type: line("Art", "Type", { width: 24 }),
    level: line("Ebene", "Level", { width: 16 }),
    legalSphere: lines("Rechtskreis", "Legal sphere", { width: 24 }),
    mandate: prose("Auftrag", "Mandate", { width: 48 }),
    address: section(address),
    url: line("Web", "Web", { width: 30 }),
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
