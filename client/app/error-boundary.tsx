import { Component, type JSX, type ReactNode } from "react"

import { Button } from "../ui/button.tsx"
import { useWords } from "../ui/language.ts"
import { appWords } from "./words.ts"

interface Props {
  readonly children: ReactNode
}

/** What stands inside may fail without taking the rest of the page with it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override state = { failed: false }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children
  }
}

function Crashed(): JSX.Element {
  const words = useWords(appWords)
  return (
    <div className="crashed" role="alert">
      <h2>{words.crashed}</h2>
      <p>{words.crashedMore}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </div>
  )
}
