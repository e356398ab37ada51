import { type JSX, type ReactNode } from "react"

function Icon({ children }: { children: ReactNode }): JSX.Element {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export function CloseIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M6 6l12 12M18 6L6 18" />
    </Icon>
  )
}
export function CopyIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M9 9h11v11H9zM5 15H4V4h11v1" />
    </Icon>
  )
}
export function CheckIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 12.5l5.5 5.5L20 7" />
    </Icon>
  )
}
export function WarningIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M12 3.5L22 20H2zM12 10v4.5M12 17.2v.1" />
    </Icon>
  )
}
/** An octagon, so that its shape alone distinguishes an error from the warning's triangle. */
export function StopIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6" />
    </Icon>
  )
}
export function ProjectorIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M3 4h18M5 4v11h14V4M12 15v3M8 21l4-3 4 3" />
    </Icon>
  )
}
export function InformationIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v6M12 7.5v.1" />
    </Icon>
  )
}
export function DownloadIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M12 3v12M7 11l5 5 5-5M4 20h16" />
    </Icon>
  )
}
export function UploadIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M12 16V4M7 8l5-5 5 5M4 20h16" />
    </Icon>
  )
}
export function LinkIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3" />
      <path d="M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1" />
    </Icon>
  )
}

export function ShareIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="6" cy="12" r="2.5" />
      <circle cx="18" cy="6" r="2.5" />
      <circle cx="18" cy="18" r="2.5" />
      <path d="M8.3 10.9l7.4-3.7M8.3 13.1l7.4 3.7" />
    </Icon>
  )
}
export function TableIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M3.5 5h17v14h-17zM3.5 10h17M9 5v14M3.5 14.5h17" />
    </Icon>
  )
}
export function PaperIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M6 3.5h8.5L18.5 8v12.5H6zM14 3.5V8.5h4.5M9 12.5h6.5M9 16h6.5" />
    </Icon>
  )
}
export function DiagramsIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M3.5 9h5v6h-5zM15.5 3.5h5v6h-5zM15.5 14.5h5v6h-5zM8.5 12h3.5V6.5h3.5M12 12v5.5h3.5" />
    </Icon>
  )
}
export function CanvasIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 5h7v7H4zM14 14h6v5h-6zM11 9h6v5" />
    </Icon>
  )
}
export function MenuIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 7h16M4 12h16M4 17h16" />
    </Icon>
  )
}
/** A basket with an arrow out of it: what is in it comes back. */
export function BinIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 9l1.5 11h13L20 9M12 16V4M8.5 7.5L12 4l3.5 3.5" />
    </Icon>
  )
}
/** A disk that is partly full. */
export function SpaceIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M12 3.5a8.5 8.5 0 1 0 8.5 8.5H12zM15.5 3.5a8.5 8.5 0 0 1 5 5h-5z" />
    </Icon>
  )
}
export function TrashIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 6.5h16M9 6V4h6v2M6.5 7l1 13h9l1-13M10 11v5M14 11v5" />
    </Icon>
  )
}
export function HistoryIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 5v5h5M4.5 10a8 8 0 11-.5 4.5M12 8v4.5l3 2" />
    </Icon>
  )
}
export function CompareIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M8 4v13M4 8l4-4 4 4M16 20V7M12 16l4 4 4-4" />
    </Icon>
  )
}
export function NextRoundIcon(): JSX.Element {
  return (
    <Icon>
      <rect x="3" y="3" width="12" height="12" rx="2" />
      <path d="M19 9v10a2 2 0 01-2 2H8M9 6.5v5M6.5 9h5" />
    </Icon>
  )
}
export function KeyIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="8" cy="15" r="4" />
      <path d="M11 12l9-9M16 7l3 3" />
    </Icon>
  )
}
export function LockIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M5 11h14v9H5zM8 11V8a4 4 0 018 0v3" />
    </Icon>
  )
}
export function UnlockIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M5 11h14v9H5zM8 11V8a4 4 0 017.6-1.7" />
    </Icon>
  )
}
export function EyeIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M2 12c2.5-4.3 5.8-6.5 10-6.5s7.5 2.2 10 6.5c-2.5 4.3-5.8 6.5-10 6.5S4.5 16.3 2 12z" />
      <circle cx="12" cy="12" r="3" />
    </Icon>
  )
}
export function ChevronIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M6 9.5l6 6 6-6" />
    </Icon>
  )
}
export function OfflineIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M3 3l18 18M6.5 10.5a9 9 0 013.2-1.9M12 8c2.2 0 4.1.9 5.5 2.5M9.5 14a4 4 0 015 0M12 18v.1" />
    </Icon>
  )
}
export function FindingsIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 6l1.5 1.5L8 4.5M4 12l1.5 1.5L8 10.5M4 18l1.5 1.5L8 16.5M12 6h8M12 12h8M12 18h8" />
    </Icon>
  )
}
/** A big and a small letter. */
export function LettersIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M3 18l5-12 5 12M4.7 14h6.6M20.5 18v-6.5M20.5 14.8a3 3 0 11-6 0 3 3 0 016 0" />
    </Icon>
  )
}

export function SettingsIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </Icon>
  )
}
