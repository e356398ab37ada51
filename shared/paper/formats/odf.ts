import { xmlText } from "./xml.ts"

const PREFIX = "urn:oasis:names:tc:opendocument:xmlns"

/** The namespaces of OpenDocument files that the writers use, as attributes. */
export const ODF_NAMESPACES = [
  ...["office", "table", "text", "style", "meta", "config", "number"].map((name) => {
    const urn = name === "number" ? "datastyle" : name
    return `xmlns:${name}="${PREFIX}:${urn}:1.0"`
  }),
  `xmlns:fo="${PREFIX}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${PREFIX}:svg-compatible:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:ooo="http://openoffice.org/2004/office"',
].join(" ")

/** One line of text; OpenDocument would make one space of several, and of a tab. */
export function odfText(line: string): string {
  return xmlText(line)
    .replaceAll("\t", "<text:tab/>")
    .replaceAll(/^ +| {2,}/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
}
