import type { Board } from "../../board/board.ts"
import type { Person } from "../../board/people/people.ts"
import { usePeople } from "../../board/use-board.ts"
import { type BoardMessages, boardMessages } from "../../messages/board.ts"
import { useMessages } from "../../messages/language.ts"

/** Everyone who is here. Viewers get no names from the server: to them, people are called by their institution or role. */
export function useNamedPeople(board: Board): readonly Person[] {
  const messages = useMessages(boardMessages)
  return usePeople(board).map((person) => nameByInstitution(person, messages))
}

/** Viewers without a name stay so: they are listed as projectors. */
export function nameByInstitution(person: Person, messages: BoardMessages): Person {
  const { name, role, institution } = person
  if (name !== "" || role === undefined || role === "viewer") return person
  return { ...person, name: institution || messages[role] }
}
