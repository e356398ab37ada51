import { parseDate } from "@internationalized/date"
import { type JSX, useState } from "react"
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from "react-aria-components"

import { CloseIcon } from "../../ui/icons.tsx"
import { type Binding, useForm } from "./form-context.ts"

interface DateFieldProps {
  readonly label: string
  readonly binding: Binding
}

interface Draft {
  readonly base: string
  readonly day: DateValue | null
}

/** A day, typed in the order of the language or picked from a calendar. It is written when the person leaves the field. */
export function DateField({ label, binding }: DateFieldProps): JSX.Element {
  const { messages, isReadOnly } = useForm()
  const value = typeof binding.value === "string" ? binding.value : ""
  const [draft, setDraft] = useState<Draft>(() => ({ base: value, day: dayOf(value) }))
  if (draft.base !== value) setDraft({ base: value, day: dayOf(value) })
  const [isOpen, setOpen] = useState(false)
  const write = (day: DateValue | null): void => {
    const text = day?.toString() ?? null
    // Years of one to three digits are years that somebody has not finished typing.
    if (text !== null && day && day.year < 1000) return
    if ((text ?? "") !== value) binding.write(text)
  }
  return (
    <DatePicker
      className="field"
      value={draft.day}
      onChange={(day) => {
        setDraft({ ...draft, day })
        if (isOpen) write(day)
      }}
      isOpen={isOpen}
      onOpenChange={setOpen}
      onBlur={() => write(draft.day)}
      isReadOnly={isReadOnly}
      granularity="day"
      shouldForceLeadingZeros
    >
      <Label className="field-label">{label}</Label>
      <Group className="input date-group">
        <DateInput className="date-input">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        {!isReadOnly && draft.day && (
          <AriaButton
            slot={null}
            className="combo-button"
            aria-label={messages.clearDate(label)}
            onPress={() => {
              setDraft({ ...draft, day: null })
              write(null)
            }}
          >
            <CloseIcon />
          </AriaButton>
        )}
        {!isReadOnly && (
          <AriaButton className="combo-button">
            <CalendarIcon />
          </AriaButton>
        )}
      </Group>
      <Month />
    </DatePicker>
  )
}

/** The calendar to pick a day from. */
function Month(): JSX.Element {
  const { messages } = useForm()
  return (
    <Popover className="combo-popover">
      <Dialog className="calendar" aria-label={messages.calendar}>
        <Calendar>
          <header>
            <AriaButton slot="previous" className="combo-button">
              ‹
            </AriaButton>
            <Heading />
            <AriaButton slot="next" className="combo-button">
              ›
            </AriaButton>
          </header>
          <CalendarGrid>
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => <CalendarCell date={date} className="calendar-day" />}
            </CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  )
}

function dayOf(value: string): DateValue | null {
  try {
    return value === "" ? null : parseDate(value)
  } catch {
    // A day that no calendar has, such as 30 February: some client wrote it.
    return null
  }
}

function CalendarIcon(): JSX.Element {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4" />
    </svg>
  )
}
