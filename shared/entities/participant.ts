import { type Entity } from "./fields/description.ts"
import { choice, line, ref, time } from "./fields/vocabulary.ts"

export const participant = {
  one: { de: "Teilnehmende Person", en: "Participant" },
  many: { de: "Teilnehmende", en: "Participants" },
  max: 500,
  fields: {
    contactId: ref("Kontakt", "Contact", { to: "contacts", hidesWithTarget: true }),
    name: line("Name", "Name", { personal: true }),
    role: choice("Rolle im Workshop", "Role in the workshop", {
      choices: {
        organiser: { de: "Organisation", en: "organiser" },
        facilitator: { de: "Moderation", en: "facilitator" },
        scribe: { de: "Protokoll", en: "scribe" },
        participant: { de: "Teilnahme", en: "participant" },
      },
    }),
    device: choice("Gerät", "Device", {
      choices: {
        laptop: { de: "Laptop", en: "laptop" },
        tablet: { de: "Tablet", en: "tablet" },
        smartphone: { de: "Smartphone", en: "smartphone" },
        none: { de: "keines", en: "none" },
      },
    }),
    attendance: choice("Anwesenheit", "Attendance", {
      choices: {
        present: { de: "anwesend", en: "present" },
        late: { de: "verspätet", en: "late" },
        absent: { de: "abwesend", en: "absent" },
      },
    }),
    arrivedAt: time("gekommen um", "arrived at"),
  },
} as const satisfies Entity
