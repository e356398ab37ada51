import { type Entity } from "./fields/description.ts"
import {
  choice,
  date,
  flag,
  id,
  line,
  lines,
  phone,
  prose,
  ref,
  required,
  section,
} from "./fields/vocabulary.ts"

/** Who may see a contact by name. */
export const privacy = {
  one: { de: "Datenschutz", en: "Privacy" },
  many: { de: "Datenschutz", en: "Privacy" },
  max: 1,
  fields: {
    basis: line("Grundlage der Speicherung", "Basis for storing"),
    visibility: choice("Sichtbarkeit", "Visibility", {
      choices: {
        internal: { de: "nur intern", en: "internal only" },
        network: { de: "im Netzwerk", en: "in the network" },
        public: { de: "öffentlich", en: "public" },
        mailboxOnly: { de: "nur Funktionspostfach", en: "mailbox only" },
        pending: { de: "noch nicht bestätigt", en: "not yet confirmed" },
      },
      initial: "pending",
    }),
    confirmedOn: date("bestätigt am", "confirmed on", { width: 14 }),
    reviewBy: date("Überprüfung am", "review by", { width: 16 }),
  },
} as const satisfies Entity

/** A named person of an institution; personal data as a whole, see `shared/content/redact.ts`. */
export const contact = {
  one: { de: "Kontakt", en: "Contact" },
  many: { de: "Kontakte", en: "Contacts" },
  max: 2_000,
  fields: {
    id: id(),
    institutionId: required(
      ref("Institution", "Institution", { to: "institutions", onDelete: "drop", width: 36 }),
    ),
    unitId: ref("Organisationseinheit", "Unit", { to: "units", width: 30 }),
    title: line("Titel", "Title", { width: 8 }),
    firstName: line("Vorname", "First name", { width: 16 }),
    lastName: line("Nachname", "Last name", { width: 24 }),
    function: line("Funktion", "Function", { width: 28 }),
    phone: phone("Telefon", "Phone", { width: 18 }),
    email: line("E-Mail", "E-mail", { width: 34 }),
    deputyForContactId: ref("vertritt", "deputy for", { to: "contacts" }),
    decisionMaker: flag("entscheidungsbefugt", "may decide"),
    topics: lines("Themen", "Topics"),
    privacy: section(privacy),
    note: prose("Anmerkung", "Note"),
  },
} as const satisfies Entity
