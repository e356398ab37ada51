import { type FormEvent, type JSX, useState } from "react"

import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { useWords } from "../../ui/language.ts"
import { ApiError, joinWithCode } from "../api.ts"
import { navigate } from "../route.ts"
import { keepToken } from "../token.ts"
import { appWords, problemText } from "../words.ts"

/** A code leads to the join page of its board. */
export function CodeForm(): JSX.Element {
  const words = useWords(appWords)
  const [code, setCode] = useState("")
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    if (code.trim() === "") {
      setError(words.codeMissing)
      return
    }
    setBusy(true)
    try {
      const { boardId, token } = await joinWithCode(code.trim())
      keepToken(boardId, token)
      navigate(`/b/${boardId}`)
    } catch (problem) {
      const status = problem instanceof ApiError ? problem.status : 500
      const unknown = [400, 401, 403, 404].includes(status)
      setError(unknown ? words.codeWrong : problemText(words, status))
      setBusy(false)
    }
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={words.code}
        hint={words.codeHint}
        error={error}
        className="input code-input"
        value={code}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={24}
        onChange={(event) => {
          setCode(event.target.value)
          setError(undefined)
        }}
      />
      <Button type="submit" kind="primary" disabled={busy}>
        {words.join}
      </Button>
    </form>
  )
}
