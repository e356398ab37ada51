/** The day where the server stands, `YYYY-MM-DD`; the Swedish format is that of ISO 8601. */
export function today(): string {
  return new Date().toLocaleDateString("sv")
}
