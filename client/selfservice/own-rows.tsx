import { type Assignment, type Handover, roleLabel } from "@tafelrunde/shared/content"
import { newId } from "@tafelrunde/shared/model"
import { formFor, raisedBy } from "@tafelrunde/shared/selfservice"
import { type JSX, type ReactNode, useState } from "react"

import { useForm } from "../entities/fields/form-context.ts"
import { detailsMessages } from "../messages/details.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { TextAreaField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { type OwnSectionProps } from "./own-contacts.tsx"
import { OwnFields } from "./own-forms.tsx"
import { Unfolding } from "./unfolding.tsx"

/** What has been agreed on: the institution's assignments and handovers, row by row. */
export function OwnRows({ own, part }: OwnSectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { assignments, handovers } = part.content
  return (
    <>
      {assignments && assignments.length > 0 && (
        <>
          <h3>{messages.assignments}</h3>
          <ul className="own-list">
            {assignments.map((assignment) => (
              <AssignmentItem
                key={assignment.taskId}
                own={own}
                part={part}
                assignment={assignment}
              />
            ))}
          </ul>
        </>
      )}
      {handovers && handovers.length > 0 && (
        <>
          <h3>{messages.handovers}</h3>
          <ul className="own-list">
            {handovers.map((handover) => (
              <HandoverItem key={handover.id} own={own} part={part} handover={handover} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function AssignmentItem({
  own,
  part,
  assignment,
}: OwnSectionProps & { readonly assignment: Assignment }): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { labels, language } = useForm()
  const { taskId, roles, condition } = assignment
  const name = labels.option("tasks", taskId)?.label ?? ""
  const words = roles?.map((role) => roleLabel(part.content.roleScheme, role, language).word)
  return (
    <RowItem
      {...{ own, part, name }}
      facts={[
        words && words.length > 0 && `${labels.roles(roles ?? [])}: ${words.join(", ")}`,
        condition && messages.condition(condition),
      ]}
      about={{ taskIds: [taskId] }}
      form={<OwnFields own={own} part={part} list="assignments" entry={assignment} />}
    />
  )
}

function HandoverItem({
  own,
  part,
  handover,
}: OwnSectionProps & { readonly handover: Handover }): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { labels } = useForm()
  const { fromInstitutionId, toInstitutionId, title, trigger, channel, deadline } = handover
  const short = (id: string): string => labels.option("institutions", id)?.short ?? ""
  const other = fromInstitutionId === part.institutionId ? toInstitutionId : fromInstitutionId
  return (
    <RowItem
      {...{ own, part, name: title }}
      facts={[
        messages.fromTo(short(fromInstitutionId), short(toInstitutionId)),
        trigger && messages.trigger(trigger),
        channel && messages.channel(channel),
        deadline && messages.deadline(deadline),
      ]}
      about={{ taskIds: handover.taskIds ?? [], addressedToInstitutionId: other }}
      form={
        formFor("handovers", handover, part.institutionId) && (
          <OwnFields own={own} part={part} list="handovers" entry={handover} />
        )
      }
    />
  )
}

interface RowItemProps extends OwnSectionProps {
  readonly name: string
  readonly facts: readonly (string | false | null | undefined)[]
  /** What an objection is about, as fields of an open question. */
  readonly about: {
    readonly taskIds: readonly string[]
    readonly addressedToInstitutionId?: string
  }
  readonly form: ReactNode
}

function RowItem({ own, part, name, facts, about, form }: RowItemProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const objections = raisedBy(part.content, part.institutionId).filter(({ text }) =>
    text.startsWith(messages.objectionText(name, "")),
  )
  return (
    <li className="own-item">
      <strong>{name}</strong>
      {facts.map((fact) => fact && <span key={fact}>{fact}</span>)}
      {objections.map(({ id, text }) => (
        <span key={id} className="hint">
          {messages.objection(text.slice(messages.objectionText(name, "").length))}
        </span>
      ))}
      {!part.isLocked && (
        <div className="own-item-actions">
          <Unfolding label={messages.edit} name={messages.editOf(name)}>
            {form}
          </Unfolding>
          <Objection
            name={name}
            onSend={(text) => {
              const fields = { ...about, text: messages.objectionText(name, text) }
              own.change({ kind: "add", list: "openQuestions", id: newId(), fields })
              announce(messages.questionAdded)
            }}
          />
        </div>
      )}
    </li>
  )
}

interface ObjectionProps {
  readonly name: string
  readonly onSend: (text: string) => void
}

/** Says what is no longer right: others have agreed on it, so it is talked about, not changed. */
function Objection({ name, onSend }: ObjectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const [text, setText] = useState("")
  const [problem, setProblem] = useState(false)
  const isEmpty = text.trim() === ""
  return (
    <Unfolding label={messages.wrong} name={messages.wrongOf(name)}>
      <TextAreaField
        label={messages.wrongWhat}
        error={problem && isEmpty ? messages.needsText : undefined}
        value={text}
        maxLength={4000}
        rows={2}
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        onClick={() => {
          setProblem(isEmpty)
          if (isEmpty) return
          onSend(text.trim())
          setText("")
        }}
      >
        {messages.wrongSend}
      </Button>
    </Unfolding>
  )
}
