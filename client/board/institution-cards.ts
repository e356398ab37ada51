import {
  addInstitutionCards,
  canvasRecords,
  isInstitutionCard,
  removeInstitutionCards,
  renameInstitutionCards,
  separateInstitutionCards,
} from "@tafelrunde/shared/canvas"
import { type MatrixInstitution, readInstitutions } from "@tafelrunde/shared/model"
import type * as Y from "yjs"

/**
 * Keeps the template's cards on the canvas in step with what this person does to institutions, undo included: who
 * adds, renames or removes one changes its cards too, once. Returns the function that ends it.
 */
export function keepInstitutionCards(doc: Y.Doc): () => void {
  const records = canvasRecords(doc)
  const own = new Set<string>()
  let known = readInstitutions(doc)
  const institutions = doc.getMap("institutions")
  const onTransaction = (transaction: Y.Transaction): void => {
    const before = known
    const { local, changedParentTypes } = transaction
    if ([...changedParentTypes.keys()].some((type) => Object.is(type, institutions))) {
      known = readInstitutions(doc)
    }
    if (local && known !== before) keepInStep(before, known)
    else if (own.size > 0 && bringsCards(transaction, records)) separateInstitutionCards(doc, own)
  }
  const keepInStep = (
    before: readonly MatrixInstitution[],
    after: readonly MatrixInstitution[],
  ): void => {
    const added = after.filter(({ id }) => !before.some((other) => other.id === id))
    const removed = before.filter(({ id }) => !after.some((other) => other.id === id))
    if (added.length > 0) addInstitutionCards(doc, added)
    if (removed.length > 0) removeInstitutionCards(doc, removed)
    for (const { id } of added) own.add(id)
    for (const institution of after) {
      const old = before.find(({ id }) => id === institution.id)
      if (old && !isSame(old, institution)) renameInstitutionCards(doc, old, institution)
    }
  }
  doc.on("afterTransaction", onTransaction)
  return () => doc.off("afterTransaction", onTransaction)
}

function isSame(one: MatrixInstitution, other: MatrixInstitution): boolean {
  return one.short === other.short && one.name === other.name
}

function bringsCards(
  { changed }: Y.Transaction,
  records: ReturnType<typeof canvasRecords>,
): boolean {
  const keys = [...changed].flatMap(([type, ids]) => (Object.is(type, records) ? [...ids] : []))
  return keys.some((id) => id !== null && isInstitutionCard(id))
}
