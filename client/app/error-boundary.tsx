import { Component, type JSX, type ReactNode } from "react"

import { appMessages } from "../messages/app.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"

interface Props {
  readonly children: ReactNode
}

/** An error boundary: a failure inside does not affect the rest of the page. */
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
  const messages = useMessages(appMessages)
  return (
    <div className="crashed" role="alert">
      <h2>{messages.crashed}</h2>
      <p>{messages.crashedMore}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {messages.reload}
      </Button>
    </div>
  )
}
