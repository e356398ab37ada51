import { attribute, readXml } from "./xml.ts"

/** How a number is shown: as a day, a time of day, with leading zeros, or as it is. */
export type NumberFormat = "day" | "time" | "plain" | { readonly digits: number }

/** The number format of each cell style, by the style's place in the file. */
export function readNumberFormats(styles: string | undefined): readonly NumberFormat[] {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let isCells = false
  for (const piece of readXml(styles ?? "")) {
    if (piece.kind === "text") continue
    if (piece.name === "cellXfs") isCells = piece.kind === "open" && !piece.isEmpty
    if (piece.kind === "close") continue
    if (piece.name === "numFmt") {
      own.set(Number(attribute(piece.tag, "numFmtId")), kindOf(attribute(piece.tag, "formatCode")))
    }
    if (isCells && piece.name === "xf") {
      const id = Number(attribute(piece.tag, "numFmtId") ?? 0)
      formats.push(own.get(id) ?? builtIn(id))
    }
  }
  return formats
}

/** The ids that every spreadsheet knows, those of East Asian days among them (ECMA-376, 18.8.30). */
function builtIn(id: number): NumberFormat {
  if (id >= 18 && id <= 21) return "time"
  const isDay =
    (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  return isDay ? "day" : "plain"
}

function kindOf(code = ""): NumberFormat {
  const [first = ""] = code.split(";")
  // Texts in quotes, escaped signs, colours and languages say nothing of the kind.
  const signs = first.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "").toLowerCase()
  if (/[yd]|mmm/.test(signs)) return "day"
  if (/[hs]/.test(signs)) return "time"
  return /^0+$/.test(signs) ? { digits: signs.length } : "plain"
}

const DAY_MS = 86_400_000
const SECONDS_OF_DAY = 86_400

/** Day 0, which differs between files of old Macs and all others. */
export function firstDay(is1904: boolean): number {
  return is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
}

/** A stored number as the text that people see: a day as `YYYY-MM-DD`, a time as `HH:MM`. */
export function numberText(stored: string, format: NumberFormat, dayZero: number): string {
  const value = Number(stored)
  if (!Number.isFinite(value)) return stored
  if (typeof format === "object") return String(value).padStart(format.digits, "0")
  if (format === "time" || (format === "day" && value > 0 && value < 1)) return timeText(value)
  const day = format === "day" ? new Date(dayZero + Math.floor(value) * DAY_MS) : undefined
  const isDay = day && value >= 1 && !Number.isNaN(day.getTime()) && day.getUTCFullYear() < 10_000
  // Binary fractions such as 0.1 + 0.2 are stored with all their digits.
  return isDay ? day.toISOString().slice(0, 10) : String(Number(value.toPrecision(15)))
}

function timeText(value: number): string {
  const seconds = Math.round((value - Math.floor(value)) * SECONDS_OF_DAY)
  const [hours, minutes] = [Math.floor(seconds / 3600) % 24, Math.floor((seconds % 3600) / 60)]
  return [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":")
}
