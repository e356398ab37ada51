import { type FormEvent, type JSX, useState } from "react"

import { appMessages } from "../../messages/app.ts"
import { useMessages } from "../../messages/language.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { ApiError, joinWithCode } from "../api.ts"
import { problemText } from "../problem-text.ts"
import { navigate } from "../route.ts"
import { keepToken } from "../token.ts"

const MAX_LENGTH = 24

/** The form for a join code, which leads to the join page of its board. */
export function CodeForm(): JSX.Element {
  const messages = useMessages(appMessages)
  const [code, setCode] = useState(readCodeFromAddress)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (): Promise<void> => {
    if (code.trim() === "") {
      setError(messages.codeMissing)
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
      setError(unknown ? messages.codeWrong : problemText(messages, status))
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
        label={messages.code}
        hint={messages.codeHint}
        error={error}
        className="input code-input"
        value={code}
        autoCapitalize="characters"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={MAX_LENGTH}
        onChange={(event) => {
          setCode(event.target.value)
          setError(undefined)
        }}
      />
      <Button type="submit" kind="primary" disabled={busy}>
        {messages.join}
      </Button>
    </form>
  )
}

/** A QR code on the wall leads here with the code, which then only has to be confirmed. */
function readCodeFromAddress(): string {
  return (
    new URLSearchParams(location.hash.replace(/^#/, "")).get("code")?.slice(0, MAX_LENGTH) ?? ""
  )
}
