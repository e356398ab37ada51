/** A text for each plural form of the language; `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** Picks the form that the language uses for this count and writes the number as the language does. */
export function plural(locale: string, count: number, forms: PluralForms): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return form.replaceAll("#", () => new Intl.NumberFormat(locale).format(count))
}
