/** Characters without a width, which some programs show as a hyphen or a box: soft hyphens, places for a line's end. */
const UNSEEN = /[\u00ad\u200b\n]/g

/**
 * Writes the hyphens that the board shows, at the ends of lines, and takes away all soft hyphens: other programs show
 * them in the middle of words. For texts whose lines have been broken already, each with its own `y`.
 */
export function writeHyphens(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll("text, tspan, title")) {
    if (element.childElementCount > 0) continue
    const text = element.textContent
    const isBroken = text.trimEnd().endsWith("\u00ad") && endsLine(element)
    const shown = `${text.replaceAll(UNSEEN, "")}${isBroken ? "-" : ""}`
    if (shown !== text) element.textContent = shown
  }
}

function endsLine(element: Element): boolean {
  const next = element.nextElementSibling
  return next?.tagName === "tspan" && next.getAttribute("y") !== element.getAttribute("y")
}
