/** How far an assignment, a handover or a task has been settled. */
export const ASSESSMENT = {
  draft: { de: "Entwurf", en: "draft" },
  discussed: { de: "besprochen", en: "discussed" },
  agreed: { de: "abgestimmt", en: "agreed" },
  disputed: { de: "strittig", en: "disputed" },
} as const
