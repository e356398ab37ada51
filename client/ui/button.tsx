import { type ComponentProps, type JSX } from "react"

interface Look {
  /** `quiet` has no border and takes the colours of the bar around it. */
  kind?: "primary" | "secondary" | "quiet" | "danger"
  /** An icon button needs an `aria-label`. */
  shape?: "icon"
}

export function Button({
  kind = "secondary",
  shape,
  className = "",
  ...rest
}: Look & ComponentProps<"button">): JSX.Element {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${className}`}
      data-kind={kind}
      data-shape={shape}
    />
  )
}

/** A link that looks like a button: for navigation, not for actions. */
export function ButtonLink({
  kind = "secondary",
  shape,
  className = "",
  children,
  ...rest
}: Look & ComponentProps<"a">): JSX.Element {
  return (
    <a {...rest} className={`button ${className}`} data-kind={kind} data-shape={shape}>
      {children}
    </a>
  )
}
