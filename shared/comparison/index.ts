export { compareContent, type Comparison, type EntryChange, type FieldChange } from "./compare.ts"
export { compareFor, earlierShownNow } from "./compare-for.ts"
export {
  CHANGE_WORDS,
  type ChangedEntry,
  type ChangedField,
  type ChangedSection,
  changesInWords,
} from "./words.ts"
