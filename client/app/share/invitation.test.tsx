// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react"
import { afterEach, expect, test } from "vitest"

import { appMessages } from "../../messages/app.ts"
import { setLanguage } from "../../messages/language.ts"
import { Invitation } from "./invitation.tsx"

afterEach(cleanup)

test.each(["de", "en"] as const)(
  "a code whose time is over is called so, not switched off (%s)",
  (language) => {
    setLanguage(language)
    const { joinCodeExpired, joinCodeOff } = appMessages[language]
    render(<Invitation joinCode={null} isExpired participantUrl="https://tafel.example.org/b/x" />)

    expect(screen.getByText(joinCodeExpired)).toBeTruthy()
    expect(screen.queryByText(joinCodeOff)).toBeNull()
    cleanup()

    render(<Invitation joinCode={null} participantUrl="https://tafel.example.org/b/x" />)
    expect(screen.getByText(joinCodeOff)).toBeTruthy()
  },
)
