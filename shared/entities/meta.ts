import { type Entity } from "./fields/description.ts"
import {
  choice,
  date,
  LENGTHS,
  line,
  lines,
  list,
  prose,
  ref,
  required,
  section,
  wholeNumber,
} from "./fields/vocabulary.ts"

const retention = {
  one: { de: "Aufbewahrung", en: "Retention" },
  many: { de: "Aufbewahrung", en: "Retention" },
  max: 1,
  fields: {
    contactsReviewBy: date("Kontakte überprüfen bis", "Review contacts by"),
    boardDeleteAfter: date("Tafel löschen nach", "Delete board after"),
  },
} as const satisfies Entity

/** A line of the paper's list of changes. */
const change = {
  one: { de: "Änderung", en: "Change" },
  many: { de: "Änderungsverzeichnis", en: "List of changes" },
  max: 500,
  fields: {
    version: line("Fassung", "Version", { max: LENGTHS.short }),
    date: date("Datum", "Date"),
    sectionNumber: line("Abschnitt", "Section", { max: LENGTHS.short }),
    text: prose("Änderung", "Change"),
    requestedBy: line("veranlasst durch", "requested by"),
  },
} as const satisfies Entity

/** A round in which the network meets. */
const meeting = {
  one: { de: "Besprechung", en: "Meeting" },
  many: { de: "Besprechungen", en: "Meetings" },
  max: 100,
  fields: {
    level: line("Ebene", "Level"),
    rhythm: line("Rhythmus", "Rhythm"),
    chair: line("Leitung", "Chair"),
  },
} as const satisfies Entity

/** The paper's own data: title page, chapters that no other entity fills, how long things are kept. */
export const meta = {
  one: { de: "Angaben zum Papier", en: "About the paper" },
  many: { de: "Angaben zum Papier", en: "About the paper" },
  max: 1,
  fields: {
    title: required(line("Titel", "Title")),
    subtitle: line("Untertitel", "Subtitle"),
    region: line("Region", "Region"),
    language: choice("Sprache", "Language", {
      choices: { de: { de: "Deutsch", en: "German" }, en: { de: "Englisch", en: "English" } },
    }),
    version: line("Fassung", "Version", { max: LENGTHS.short }),
    status: choice("Status", "Status", {
      choices: {
        draft: { de: "Entwurf", en: "draft" },
        agreed: { de: "abgestimmt", en: "agreed" },
        inForce: { de: "in Kraft", en: "in force" },
        superseded: { de: "abgelöst", en: "superseded" },
      },
    }),
    asOf: date("Stand", "As of"),
    validFrom: date("gültig ab", "Valid from"),
    validUntil: date("gültig bis", "Valid until"),
    reviewBy: date("Überprüfung bis", "Review by"),
    circulation: choice("Verteiler", "Circulation", {
      choices: {
        internal: { de: "Intern", en: "Internal" },
        network: { de: "Netzwerk", en: "Network" },
        public: { de: "Öffentlich", en: "Public" },
      },
    }),
    circulationNote: prose("Hinweis zum Verteiler", "Circulation note"),
    fileNumber: line("Aktenzeichen", "File number"),
    replaces: line("ersetzt", "Replaces"),
    organiserInstitutionId: ref("federführende Institution", "Organising institution", {
      to: "institutions",
    }),
    editorContactId: ref("Redaktion", "Editor", { to: "contacts" }),
    networkName: line("Name des Netzwerks", "Name of the network"),
    foundedYear: wholeNumber("gegründet", "Founded"),
    cadence: line("Rhythmus der Workshops", "How often workshops take place"),
    opening: prose("Einführung für Außenstehende", "Opening for readers from outside"),
    occasion: prose("Anlass", "Occasion"),
    purpose: prose("Zweck", "Purpose"),
    scope: prose("Geltungsbereich", "Scope"),
    maintenance: prose("Pflege und Fortschreibung", "Maintenance"),
    participationOfBodies: prose("Beteiligung von Gremien", "Participation of bodies"),
    meetings: list(meeting),
    disagreementRule: prose("Verfahren bei Uneinigkeit", "Rule for disagreement"),
    successControl: prose("Erfolgskontrolle", "Success control"),
    fundingNotice: prose("Förderhinweis", "Funding notice"),
    privacyController: line("datenschutzrechtlich verantwortlich", "Data controller"),
    sources: lines("Quellen", "Sources"),
    imprint: prose("Impressum", "Imprint"),
    changes: list(change),
    retention: section(retention),
    disclaimer: prose("Hinweis", "Notice"),
  },
} as const satisfies Entity
