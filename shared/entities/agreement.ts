import { type Entity } from "./fields/description.ts"
import { choice, date, id, line, prose, ref, refs, required } from "./fields/vocabulary.ts"

/** What institutions bindingly agree; that it is overdue is derived. */
export const agreement = {
  one: { de: "Vereinbarung", en: "Agreement" },
  many: { de: "Vereinbarungen", en: "Agreements" },
  max: 2_000,
  fields: {
    id: id(),
    title: required(line("Titel", "Title", { width: 32 })),
    text: required(
      prose("Wortlaut", "Wording", {
        heading: { de: "Vereinbarung", en: "Agreement" },
        width: 48,
      }),
    ),
    ownerInstitutionId: ref("verantwortlich (Institution)", "responsible (institution)", {
      to: "institutions",
      width: 30,
    }),
    ownerContactId: ref("verantwortlich (Person)", "responsible (person)", {
      to: "contacts",
      width: 24,
    }),
    involvedInstitutionIds: refs("Mitwirkende", "Involved", { to: "institutions", width: 24 }),
    dueDate: date("Frist", "Due", { width: 12 }),
    status: choice("Status", "Status", {
      choices: {
        open: { de: "offen", en: "open" },
        inProgress: { de: "in Arbeit", en: "in progress" },
        done: { de: "erledigt", en: "done" },
        cancelled: { de: "aufgehoben", en: "cancelled" },
      },
      initial: "open",
      width: 12,
    }),
    doneCriterion: prose("erfüllt, wenn …", "done when …", { width: 32 }),
    agreedByInstitutionIds: refs("zugestimmt haben", "accepted by", {
      to: "institutions",
      width: 24,
    }),
    reservedByInstitutionIds: refs("unter Vorbehalt zugestimmt", "accepted with a reservation by", {
      to: "institutions",
    }),
    declinedByInstitutionIds: refs("nicht zugestimmt", "declined by", { to: "institutions" }),
    absentInstitutionIds: refs("nicht anwesend", "absent", { to: "institutions" }),
    reservation: prose("Vorbehalt", "Reservation", { width: 24 }),
    decidedOn: date("beschlossen am", "decided on", { width: 15 }),
    completedOn: date("erledigt am", "completed on", { width: 13 }),
    evidence: prose("Nachweis", "Evidence"),
    predecessor: line("Vorgänger", "Predecessor"),
    taskIds: refs("Aufgaben", "Tasks", { to: "tasks" }),
    handoverIds: refs("Schnittstellen", "Handovers", { to: "handovers" }),
  },
} as const satisfies Entity
