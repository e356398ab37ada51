/** For the keyboard whose row in the list of people is gone or has moved to another group. */
export function focusPeopleButton(): void {
  document.querySelector<HTMLElement>(".menu:has(> .people-panel) > button")?.focus()
}
