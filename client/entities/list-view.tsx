import { viewBoard } from "@tafelrunde/shared/content"
import { type ListedEntry } from "@tafelrunde/shared/model"
import { type JSX, type ReactNode, useState } from "react"

import { type ShownLight, shownLight } from "../board/agreement-lights.ts"
import { type Board } from "../board/board.ts"
import { readBoardContent, today } from "../board/content.ts"
import { useInstitutions, useSeat } from "../board/use-board.ts"
import { useReading } from "../board/use-reading.ts"
import { useLanguage, useMessages } from "../messages/language.ts"
import { tableMessages } from "../messages/table.ts"
import { wallMessages } from "../messages/wall.ts"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/field.tsx"
import { announce } from "../ui/toast.tsx"
import { usePhone } from "../ui/use-phone.ts"
import { moveOnto, sideOfEntry, step } from "./edits.ts"
import { type Form, useForm } from "./fields/form-context.ts"
import { EntryForm } from "./form/entry-form.tsx"
import { FormFrame } from "./form/form-frame.tsx"
import { type ListDescription } from "./lists.ts"
import { useRemoval } from "./remove-entry.tsx"
import { AddRow } from "./table/add-row.tsx"
import { EntryCards } from "./table/entry-cards.tsx"
import { EntryTable, type OrderActions } from "./table/entry-table.tsx"
import { nameOf, shownEntries, type Sorting } from "./table/rows.ts"
import { AgreementLights } from "./table/status-mark.tsx"
import { useEntries } from "./use-entries.ts"
import { focusEntry, useGone } from "./use-gone.ts"

import "./entities.css"
import "./fields/fields.css"
import "./form/form.css"
import "./table/table.css"

interface ListViewProps {
  readonly board: Board
  readonly list: ListDescription
  readonly openId: string | undefined
  readonly onOpen: (id: string | undefined) => void
}

/** A list of the board as a table, with the form of the entry that is open. */
export function ListView(props: ListViewProps): JSX.Element {
  return (
    <FormFrame board={props.board}>
      <List key={props.list.collection} {...props} />
    </FormFrame>
  )
}

function List({ board, list, openId, onOpen }: ListViewProps): JSX.Element {
  const form = useForm()
  const { messages } = form
  const entries = useEntries(board.lists, list.collection)
  const [newId, setNewId] = useState<string>()
  const opened = entries.find(({ id }) => id === openId)
  const removal = useRemoval(board, () => onOpen(undefined))
  const open = (id: string, isNew = false): void => {
    setNewId(isNew ? id : undefined)
    onOpen(id)
  }
  useGone({
    ids: entries.map(({ id }) => id),
    openId,
    text: opened && nameOf(opened, list, form),
    onGone: (name, neighbour) => {
      // A contact that moves to another room comes back in a moment.
      if (!isInBin(board, { collection: list.collection, id: openId })) return
      announce(messages.goneMeanwhile(name))
      onOpen(undefined)
      focusEntry(neighbour)
    },
  })
  if (list.collection === "contacts" && !board.contactsDoc) {
    return <p className="entities">{messages.noContacts}</p>
  }
  return (
    <div className="entities" data-open={opened !== undefined || undefined}>
      <Rows board={board} list={list} form={form} entries={entries} openId={openId} onOpen={open} />
      {opened && (
        <EntryForm
          key={opened.id}
          board={board}
          list={list}
          id={opened.id}
          fields={opened.fields}
          name={nameOf(opened, list, form)}
          isNew={opened.id === newId}
          onRemove={() => {
            const { id } = opened
            removal.ask({ collection: list.collection, id, name: nameOf(opened, list, form) })
          }}
          onClose={() => {
            onOpen(undefined)
            focusEntry(openId)
          }}
        />
      )}
      {removal.element}
    </div>
  )
}

function isInBin(
  { bin }: Board,
  { collection, id }: { readonly collection: string; readonly id: string | undefined },
): boolean {
  return bin.entries.get().some((entry) => entry.collection === collection && entry.id === id)
}

interface RowsProps extends Parts {
  readonly entries: readonly ListedEntry[]
  readonly openId: string | undefined
  readonly onOpen: (id: string, isNew?: boolean) => void
}

function Rows({ board, list, form, entries, openId, onOpen }: RowsProps): JSX.Element {
  const isPhone = usePhone()
  const own = useOwnInstitution(board)
  const lights = useAgreementLights(board, list)
  const [search, setSearch] = useState("")
  const [isOwn, setOwn] = useState(false)
  const [sorting, setSorting] = useState<Sorting>()
  const filter = { search, institutionId: isOwn ? own?.id : undefined }
  // A phone shows two or three entries at a time: what one has to fill in comes first.
  const firstOf = isPhone ? own?.id : undefined
  const shown = shownEntries(entries, list, { filter, sorting, firstOf, words: form })
  const isInOrder = sorting === undefined && isSame(entries, shown)
  const mayChange = mayChangeList(form, list)
  const actions = {
    open: (id: string): void => onOpen(id),
    order: mayChange && isInOrder ? createOrder({ board, list, form }) : undefined,
  }
  const rows = { list, entries: shown, actions, openId, sorting, onSort: setSorting }
  return (
    <div className="entity-list">
      <Tools
        search={search}
        onSearch={setSearch}
        counts={{ shown: shown.length, all: entries.length }}
      >
        {own && <OwnFilter short={own.short} isOn={isOwn} onChange={setOwn} />}
      </Tools>
      <div className="entity-rows">
        <AgreementLights value={lights}>
          {isPhone ? <EntryCards {...rows} /> : <EntryTable {...rows} />}
        </AgreementLights>
        {shown.length === 0 && <Nothing isEmpty={entries.length === 0} />}
      </div>
      {mayChange && (
        <AddRow
          board={board}
          list={list}
          count={entries.length}
          onOpen={(id) => onOpen(id, true)}
        />
      )}
    </div>
  )
}

function isSame(all: readonly ListedEntry[], shown: readonly ListedEntry[]): boolean {
  return all.every((entry, at) => entry === shown[at])
}

function mayChangeList({ isReadOnly }: Form, { isFixed }: ListDescription): boolean {
  return !isReadOnly && !isFixed
}

interface ToolsProps {
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly counts: { readonly shown: number; readonly all: number }
  /** More filters. */
  readonly children: ReactNode
}

/** What narrows a list, and how much is left of it. */
function Tools({ search, onSearch, counts, children }: ToolsProps): JSX.Element {
  const messages = useMessages(tableMessages)
  return (
    <div className="entity-tools">
      <TextField
        label={messages.search}
        type="search"
        value={search}
        autoComplete="off"
        onChange={({ target }) => onSearch(target.value)}
      />
      {children}
      <output>
        {counts.shown === counts.all
          ? messages.count(counts.all)
          : messages.countOf(counts.shown, counts.all)}
      </output>
    </div>
  )
}

const NO_LIGHTS: ReadonlyMap<string, ShownLight> = new Map()

function useAgreementLights(
  board: Board,
  { collection }: ListDescription,
): ReadonlyMap<string, ShownLight> {
  const messages = useMessages(wallMessages)
  const { language } = useLanguage()
  return useReading(board, `${collection} ${language}`, () => {
    if (collection !== "agreements") return NO_LIGHTS
    const view = viewBoard(readBoardContent(board), today(), language)
    return new Map(view.agreements.map((each) => [each.id, shownLight(view, each, messages)]))
  })
}

function Nothing({ isEmpty }: { readonly isEmpty: boolean }): JSX.Element {
  const { none, noneFound } = useMessages(tableMessages)
  return <p className="entity-none">{isEmpty ? none : noneFound}</p>
}

interface OwnFilterProps {
  readonly short: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Shows only what concerns the person's own institution. */
function OwnFilter({ short, isOn, onChange }: OwnFilterProps): JSX.Element {
  const { onlyOwn } = useMessages(tableMessages)
  return (
    <Button className="own-filter" aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      {onlyOwn(short)}
    </Button>
  )
}

interface Parts {
  readonly board: Board
  readonly list: ListDescription
  readonly form: Form
}

/** Changes the board's order, and says where the entry is now. */
function createOrder({ board, list, form }: Parts): OrderActions {
  const { collection } = list
  const say = (id: string): void => {
    const entries = board.lists.list(list.collection)
    const at = entries.findIndex((entry) => entry.id === id)
    const entry = entries[at]
    if (entry) announce(form.messages.moved(nameOf(entry, list, form), at + 1), "quiet")
  }
  return {
    step: (id, direction) => {
      step(board, { collection, id }, direction)
      say(id)
      // The row is another place of the page now.
      queueMicrotask(() => focusEntry(id))
    },
    sideOf: (moved, ontoId) =>
      moved.kind === collection
        ? sideOfEntry(board, { collection, id: moved.id }, ontoId)
        : undefined,
    moveOnto: ({ id }, ontoId) => {
      moveOnto(board, { collection, id }, ontoId)
      say(id)
    },
  }
}

function useOwnInstitution(board: Board): { id: string; short: string } | undefined {
  const id = useSeat(board)?.institutionId ?? undefined
  const institution = useInstitutions(board).find((each) => each.id === id)
  return institution && { id: institution.id, short: institution.short || institution.name }
}
