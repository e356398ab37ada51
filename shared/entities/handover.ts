import { ASSESSMENT } from "./assessment.ts"
import { type Entity } from "./fields/description.ts"
import { choice, flag, id, line, lines, prose, ref, refs, required } from "./fields/vocabulary.ts"

export const handover = {
  one: { de: "Schnittstelle", en: "Handover" },
  many: { de: "Schnittstellen", en: "Handovers" },
  max: 2_000,
  fields: {
    id: id(),
    fromInstitutionId: required(
      ref("von Institution", "from institution", {
        to: "institutions",
        onDelete: "drop",
        width: 30,
      }),
    ),
    fromUnitId: ref("von Einheit", "from unit", { to: "units", width: 24 }),
    toInstitutionId: required(
      ref("an Institution", "to institution", { to: "institutions", onDelete: "drop", width: 30 }),
    ),
    toUnitId: ref("an Einheit", "to unit", { to: "units", width: 24 }),
    title: required(line("Titel", "Title")),
    kind: line("Art", "Kind", { width: 16 }),
    trigger: prose("Anlass", "Trigger", { width: 32 }),
    subject: prose("Gegenstand", "Subject", { width: 36 }),
    dataCategories: lines("Datenkategorien", "Data categories", { width: 28 }),
    specialCategories: flag("besondere Kategorien (Art. 9 DSGVO)", "special categories (Art. 9)"),
    legalBasis: lines("Rechtsgrundlage", "Legal basis", { width: 28 }),
    consentRequired: flag("Einwilligung nötig", "Consent needed", {
      heading: { de: "Einwilligung", en: "Consent" },
      width: 14,
    }),
    consentForm: line("Form der Einwilligung", "Form of consent"),
    channel: line("Kanal", "Channel", { width: 32 }),
    deadline: line("Frist", "Time limit", { width: 26 }),
    feedback: prose("Rückmeldung", "Feedback", { width: 28 }),
    proof: prose("anerkannter Nachweis", "accepted proof"),
    effectiveDate: line("Stichtag des Übergangs", "Effective date"),
    paysUntilThen: prose("Zahlung bis zum Übergang", "Who pays until then"),
    personInformedBy: line("wer die Person informiert", "who tells the person"),
    personInformedWhen: line("wann die Person informiert wird", "when the person is told"),
    personInformedLanguage: line("Sprache der Information", "language of the information"),
    qualityCheck: prose("Qualitätssicherung", "Quality check"),
    taskIds: refs("Aufgaben", "Tasks", {
      to: "tasks",
      heading: { de: "Aufgaben-Nr.", en: "Task nos." },
      width: 14,
    }),
    status: choice("Status", "Status", {
      choices: { ...ASSESSMENT, agreed: { de: "vereinbart", en: "agreed" } },
      initial: "draft",
      width: 12,
    }),
  },
} as const satisfies Entity
