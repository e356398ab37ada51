import { type OpenQuestion } from "@tafelrunde/shared/content"
import { openQuestion as OPEN_QUESTION } from "@tafelrunde/shared/entities"
import { newId } from "@tafelrunde/shared/model"
import { formFor, isUntouched, raisedBy } from "@tafelrunde/shared/selfservice"
import { type JSX, useState } from "react"

import { useForm } from "../entities/fields/form-context.ts"
import { detailsMessages } from "../messages/details.ts"
import { useMessages } from "../messages/language.ts"
import { Button } from "../ui/button.tsx"
import { SelectField, TextAreaField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { type OwnSectionProps } from "./own-contacts.tsx"
import { OwnFields } from "./own-forms.tsx"
import { Unfolding } from "./unfolding.tsx"

/** The questions that the institution has raised, a field for a new one, and those that others have to it. */
export function OwnQuestions({ own, part }: OwnSectionProps): JSX.Element {
  const { content, institutionId, isLocked } = part
  const asked = content.openQuestions?.filter(
    (question) =>
      question.addressedToInstitutionId === institutionId &&
      question.raisedByInstitutionId !== institutionId,
  )
  return (
    <>
      {!isLocked && <NewQuestion own={own} part={part} />}
      <ul className="own-list">
        {raisedBy(content, institutionId).map((question) => (
          <QuestionItem key={question.id} own={own} part={part} question={question} />
        ))}
      </ul>
      {asked && asked.length > 0 && <Asked questions={asked} />}
    </>
  )
}

function NewQuestion({ own, part }: OwnSectionProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { labels, language, messages: words } = useForm()
  const [text, setText] = useState("")
  const [to, setTo] = useState("")
  const [problem, setProblem] = useState(false)
  const others = labels.options("institutions").filter(({ id }) => id !== part.institutionId)
  return (
    <form
      className="own-new"
      onSubmit={(event) => {
        event.preventDefault()
        setProblem(text.trim() === "")
        if (text.trim() === "") return
        const fields = { text: text.trim(), ...(to && { addressedToInstitutionId: to }) }
        own.change({ kind: "add", list: "openQuestions", id: newId(), fields })
        announce(messages.questionAdded, "quiet")
        setText("")
        setTo("")
      }}
    >
      <TextAreaField
        label={messages.newQuestion}
        error={problem && text.trim() === "" ? messages.needsText : undefined}
        value={text}
        maxLength={5000}
        rows={3}
        onChange={({ target }) => setText(target.value)}
      />
      <SelectField
        label={OPEN_QUESTION.fields.addressedToInstitutionId.label[language]}
        value={to}
        onChange={({ target }) => setTo(target.value)}
      >
        <option value="">{words.notChosen}</option>
        {others.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <div className="row">
        <Button type="submit" kind="primary">
          {messages.addQuestion}
        </Button>
      </div>
    </form>
  )
}

interface QuestionItemProps extends OwnSectionProps {
  readonly question: OpenQuestion
}

function QuestionItem({ own, part, question }: QuestionItemProps): JSX.Element {
  const messages = useMessages(detailsMessages)
  const text = question.text || messages.question
  const canRemove = !part.isLocked && isUntouched(question)
  return (
    <li className="own-item">
      <p>{text}</p>
      <QuestionFacts question={question} />
      {!part.isLocked && formFor("openQuestions", question, part.institutionId) && (
        <Unfolding label={messages.edit} name={messages.editOf(text)}>
          <OwnFields own={own} part={part} list="openQuestions" entry={question} />
          {canRemove && (
            <Button
              aria-label={messages.removeOf(text)}
              onClick={() => {
                own.change({ kind: "remove", list: "openQuestions", id: question.id })
                announce(messages.removed(text))
              }}
            >
              {messages.remove}
            </Button>
          )}
        </Unfolding>
      )}
    </li>
  )
}

/** To whom the question goes, and what has become of it. */
function QuestionFacts({ question }: Pick<QuestionItemProps, "question">): JSX.Element {
  const { labels, language } = useForm()
  const { fields } = OPEN_QUESTION
  const to = labels.option("institutions", question.addressedToInstitutionId ?? "")?.label
  const status = question.status ? fields.status.choices[question.status][language] : undefined
  const facts = [to && `→ ${to}`, status, question.nextStep, question.result]
  return <p className="hint">{facts.filter(Boolean).join(" · ")}</p>
}

function Asked({ questions }: { readonly questions: readonly OpenQuestion[] }): JSX.Element {
  const messages = useMessages(detailsMessages)
  const { labels } = useForm()
  return (
    <>
      <h3>{messages.asked}</h3>
      <ul className="own-list">
        {questions.map((question) => {
          const by = labels.option("institutions", question.raisedByInstitutionId ?? "")
          return (
            <li key={question.id} className="own-item">
              <p>{question.text}</p>
              {by && <p className="hint">{messages.askedBy(by.label)}</p>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
