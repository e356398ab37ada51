import { isDay } from "@tafelrunde/shared/content"
import ical, { ICalAlarmType, ICalEventTransparency } from "ical-generator"

import { type Language } from "../../content/index.ts"
import { type AgreementEvent } from "../cards/agreement-events.ts"
import { oneLine, plainLines } from "./one-line.ts"

interface CalendarOptions {
  readonly language: Language
  /** The calendar's name. */
  readonly title: string
  /** The day of the entries' time stamp, fixed so that the same content gives the same bytes. */
  readonly asOf: string
}

const ALARM_BEFORE_S = 7 * 86_400

/** The days as all-day events with an alarm a week before (iCalendar, RFC 5545). */
export function icalendarOf(events: readonly AgreementEvent[], options: CalendarOptions): string {
  const { asOf, language, title } = options
  const stamp = new Date(`${isDay(asOf) ? asOf : "2000-01-01"}T00:00:00Z`)
  const calendar = ical({
    name: oneLine(title),
    prodId: { company: "Tafelrunde", product: "Tafelrunde", language: language.toUpperCase() },
  })
  for (const { uid, day, summary, description } of events) {
    const event = calendar.createEvent({
      id: oneLine(uid),
      // A text, because a time would be a day earlier or later in other time zones.
      start: day,
      allDay: true,
      stamp,
      summary: oneLine(summary),
      description: plainLines(description),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    event.createAlarm({ type: ICalAlarmType.display, trigger: ALARM_BEFORE_S })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}
