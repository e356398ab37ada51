import { codeKey } from "@tafelrunde/shared/content"
import { type CollectionName, COLLECTIONS } from "@tafelrunde/shared/entities"
import { localEdit } from "@tafelrunde/shared/model"

import { currentLanguage } from "../messages/language.ts"
import { addEntries, type EditedBoard } from "./edits.ts"
import { type ListDescription, LISTS } from "./lists.ts"
import { readLines } from "./table/new-entries.ts"
import { textAt } from "./value-at.ts"

/**
 * The id of the entry that people call this: the one in the list, or a new one at its end, in one undo step. Undefined
 * when the list is full.
 */
export function createEntry(
  board: EditedBoard,
  collection: CollectionName,
  name: string,
): string | undefined {
  const list = listOf(collection)
  if (!list) return undefined
  const found = findEntry(board, collection, name)
  return found ?? board.doc.transact(() => add(board, list, name), localEdit)
}

function listOf(collection: CollectionName): ListDescription | undefined {
  return LISTS.find((each) => each.collection === collection)
}

/** The id of the entry that has this name, or this short name. */
export function findEntry(
  { lists }: EditedBoard,
  collection: CollectionName,
  name: string,
): string | undefined {
  const key = codeKey(name)
  const names = [listOf(collection)?.title ?? "", "short"]
  const found = lists
    .list(collection)
    .find(({ fields }) => names.some((field) => codeKey(textAt(fields, field)) === key))
  return found?.id
}

function add(board: EditedBoard, list: ListDescription, name: string): string | undefined {
  const { collection } = list
  const [fields] = readLines([name], list, board.lists)
  if (!fields || board.lists.list(collection).length >= COLLECTIONS[collection].max)
    return undefined
  const needs = collection === "tasks" ? { phaseId: firstPhase(board) } : {}
  return addEntries(board, collection, [{ ...fields, ...needs }])[0]
}

/** Tasks stand in phases; where there is none yet, the first one begins. */
function firstPhase(board: EditedBoard): string | undefined {
  const [phase] = board.lists.list("phases")
  if (phase) return phase.id
  const title = COLLECTIONS.phases.one[currentLanguage()]
  return addEntries(board, "phases", [{ title }])[0]
}
