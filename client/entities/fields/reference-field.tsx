import { type Field } from "@tafelrunde/shared/entities"
import { type JSX, useContext } from "react"
import {
  Button as AriaButton,
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components"

import { ChevronIcon, CloseIcon } from "../../ui/icons.tsx"
import { type Option } from "../labels.ts"
import { type Binding, useForm } from "./form-context.ts"

interface ReferenceFieldProps {
  readonly field: Extract<Field, { kind: "ref" | "refs" }>
  readonly label: string
  readonly binding: Binding
  /** Shows only what belongs to this institution. */
  readonly institutionId?: string | undefined
}

/** One entry of another list, or several of them, chosen by typing a part of the name. */
export function ReferenceField(props: ReferenceFieldProps): JSX.Element {
  return props.field.kind === "ref" ? <OneField {...props} /> : <ManyField {...props} />
}

function useOptions({ field, institutionId }: ReferenceFieldProps): readonly Option[] {
  const { labels } = useForm()
  const options = labels.options(field.to)
  if (institutionId === undefined || institutionId === "") return options
  return options.filter((option) => option.institutionId === institutionId)
}

function OneField(props: ReferenceFieldProps): JSX.Element {
  const { field, label, binding } = props
  const { isReadOnly } = useForm()
  const options = useOptions(props)
  const value = typeof binding.value === "string" ? binding.value : null
  const isKnown = options.some(({ id }) => id === value)
  return (
    <ComboBox
      className="field"
      defaultItems={options}
      value={isKnown ? value : null}
      onChange={(key) => {
        if (key === value || (key === null && field.required)) return
        // A combobox also reports nothing for an entry that it does not know, such as one in the bin.
        if (key === null && !isKnown) return
        binding.write(key)
      }}
      isReadOnly={isReadOnly}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <div className="combo">
        <Input className="input" />
        <ClearButton label={label} isShown={!isReadOnly && !field.required && isKnown} />
        <OpenButton />
      </div>
      <Options />
    </ComboBox>
  )
}

function ManyField(props: ReferenceFieldProps): JSX.Element {
  const { label, binding } = props
  const { isReadOnly, labels, messages } = useForm()
  const options = useOptions(props)
  const ids = stringsIn(binding.value)
  const known = ids.filter((id) => labels.option(props.field.to, id))
  const write = (chosen: readonly string[]): void => {
    const now = stringsIn(binding.read())
    // What is in the bin is not offered, and comes back with its places.
    const hidden = now.filter((id) => !labels.option(props.field.to, id))
    const kept = now.filter((id) => chosen.includes(id))
    const added = chosen.filter((id) => !now.includes(id))
    binding.write([...kept, ...added, ...hidden])
  }
  return (
    <ComboBox
      className="field"
      selectionMode="multiple"
      defaultItems={options}
      value={known}
      onChange={(keys) => write(keys.map(String))}
      isReadOnly={isReadOnly}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      {known.length > 0 && (
        <ul className="chips">
          {known.map((id) => {
            const name = labels.option(props.field.to, id)?.label ?? ""
            return (
              <li key={id} className="chip">
                {name}
                {!isReadOnly && (
                  <button
                    type="button"
                    aria-label={messages.removeOption(name)}
                    onClick={() => write(known.filter((other) => other !== id))}
                  >
                    <CloseIcon />
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {!isReadOnly && (
        <div className="combo">
          <Input className="input" placeholder={messages.choose} />
          <OpenButton />
        </div>
      )}
      <Options />
    </ComboBox>
  )
}

function stringsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === "string") : []
}

function OpenButton(): JSX.Element {
  return (
    <AriaButton className="combo-button">
      <ChevronIcon />
    </AriaButton>
  )
}

function ClearButton({
  label,
  isShown,
}: {
  readonly label: string
  readonly isShown: boolean
}): JSX.Element | null {
  const { messages } = useForm()
  const state = useContext(ComboBoxStateContext)
  if (!isShown) return null
  return (
    // Without the slot the button would open the list.
    <AriaButton
      slot={null}
      className="combo-button"
      aria-label={messages.clear(label)}
      onPress={() => state?.setValue(null)}
    >
      <CloseIcon />
    </AriaButton>
  )
}

function Options(): JSX.Element {
  const { messages } = useForm()
  return (
    <Popover className="combo-popover">
      <ListBox
        className="combo-list"
        renderEmptyState={() => <p className="combo-empty">{messages.noOption}</p>}
      >
        {(option: Option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="combo-option">
            {option.label}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
