import { type JSX, type ReactNode, useEffect, useRef } from "react"

import { appMessages } from "../messages/app.ts"
import { useMessages } from "../messages/language.ts"
import { LanguageSwitch } from "../ui/language-switch.tsx"
import { PreferencesMenu } from "../ui/preferences/preference-items.tsx"
import { NameMark } from "../ui/round-table.tsx"
import { navigate, routeMoves } from "./route.ts"

/** The layout of all pages outside boards: a bar with the logo and one main region. */
export function Page({
  children,
  className = "",
}: {
  children: ReactNode
  className?: string
}): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <div className={`page ${className}`}>
      <a className="skip-link" href="#main">
        {messages.skip}
      </a>
      <header className="page-bar on-board">
        <HomeLink />
        <span className="page-choices">
          <LanguageSwitch />
          <PreferencesMenu />
        </span>
      </header>
      <main id="main" tabIndex={-1} className="page-main">
        {children}
      </main>
    </div>
  )
}

function HomeLink(): JSX.Element {
  const messages = useMessages(appMessages)
  return (
    <a
      href="/"
      className="home-link"
      aria-label={messages.home}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        navigate("/")
      }}
    >
      <NameMark />
    </a>
  )
}

/** The page's heading; it sets the document's title and gets the focus after navigation. */
export function PageHeading({
  children,
  takeFocus = false,
}: {
  children: string
  /** Focuses the heading of a page that replaces another one at the same address. */
  takeFocus?: boolean
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(children)
  useEffect(() => {
    if (takeFocus || routeMoves() > 0) heading.current?.focus()
  }, [takeFocus])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Tafelrunde` : "Tafelrunde"
  }, [title])
}
