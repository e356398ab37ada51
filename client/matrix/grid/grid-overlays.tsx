import { rolesOf } from "@tafelrunde/shared/model"
import { type JSX, useCallback, useState } from "react"

import { announce } from "../../ui/toast.tsx"
import { elementAt } from "../commands/focus.ts"
import { headerActions } from "../commands/header-actions.ts"
import { type Place } from "../commands/move.ts"
import { AddInstitutionsDialog } from "../dialogs/add-institutions-dialog.tsx"
import { CellDetailsDialog } from "../dialogs/cell-details-dialog.tsx"
import { GoneNotice } from "../dialogs/gone-notice.tsx"
import { HeaderMenu } from "../dialogs/header-menu.tsx"
import { RenameInstitutionDialog } from "../dialogs/institution-dialog.tsx"
import { RemovalDialog } from "../dialogs/removal-dialog.tsx"
import { RoleMenu } from "../dialogs/role-menu.tsx"
import { UndoOffer } from "../dialogs/undo-offer.tsx"
import { HEAD_KEY } from "../rows.ts"
import { type Opened } from "./grid-context.ts"
import { type MatrixGridState } from "./use-matrix-grid.ts"

/** The open menu or dialog of the grid, and the offer to undo a removal. */
export function GridOverlays(props: MatrixGridState): JSX.Element {
  const { grid, matrix, opened, offered, commands, endOffer, gone, endGone } = props
  return (
    <>
      {opened && <OpenedOverlay key={JSON.stringify(opened)} {...props} opened={opened} />}
      {gone && <GoneNotice gone={gone} matrix={matrix} onClose={endGone} />}
      {offered !== undefined && (
        <UndoOffer
          key={offered}
          what={offered}
          onUndo={() => {
            commands.undoRemoval()
            grid.close("back")
          }}
          onGone={endOffer}
        />
      )}
    </>
  )
}

function OpenedOverlay(props: MatrixGridState & { readonly opened: Opened }): JSX.Element | null {
  const { opened } = props
  switch (opened.kind) {
    case "roles":
      return <OpenedRoles {...props} place={opened.place} />
    case "details":
      return <OpenedDetails {...props} place={opened.place} />
    case "line":
      return <OpenedLine {...props} place={opened.place} />
    case "addInstitution":
      return <AddInstitutions {...props} afterId={opened.afterId} />
    case "remove":
      return (
        <RemovalDialog
          bin={props.bin}
          entry={opened.entry}
          what={opened.what}
          onRemove={() => props.grid.removeNow(opened.entry, opened.what)}
        />
      )
    case "renameInstitution":
      return <RenameInstitution {...props} institutionId={opened.institutionId} />
  }
}

type PlacedProps = MatrixGridState & { readonly place: Place }

/** The element that a menu opens beside: the cell, or the button in the header. The function is stable, so that the menu is not placed anew. */
function useAnchor({ table, place }: PlacedProps): () => HTMLElement | undefined {
  const { row, column } = place
  return useCallback(() => {
    const element = elementAt(table.current, { row, column })
    return element?.querySelector<HTMLElement>(".header-button") ?? element
  }, [table, row, column])
}

function OpenedRoles(props: PlacedProps): JSX.Element | null {
  const { matrix, rows, commands, cellAt, place } = props
  const anchor = useAnchor(props)
  const cell = cellAt(place)
  const row = rows.find(({ key }) => key === place.row)
  const institution = matrix.institutions.find(({ id }) => id === place.column)
  if (!cell || row?.kind !== "task" || !institution) return null
  return (
    <RoleMenu
      title={`${row.number} ${row.title}`}
      institution={institution.name || institution.short}
      roles={rolesOf(matrix, cell)}
      anchor={anchor}
      onToggle={(label) => commands.toggle(cell, label)}
      onClear={() => commands.clear(cell)}
      onDetails={props.details && (() => props.grid.open({ kind: "details", place }))}
    />
  )
}

function OpenedDetails(props: PlacedProps): JSX.Element | null {
  const { grid, matrix, rows, cellAt, place, details } = props
  const cell = cellAt(place)
  const row = rows.find(({ key }) => key === place.row)
  const institution = matrix.institutions.find(({ id }) => id === place.column)
  if (!cell || !details || row?.kind !== "task" || !institution) return null
  return (
    <CellDetailsDialog
      task={`${row.number} ${row.title}`}
      institution={institution.name || institution.short}
      roles={grid.roleCodes
        .shown(rolesOf(matrix, cell))
        .map(({ letter, word }) => `${letter} – ${word}`)}
    >
      {details(cell)}
    </CellDetailsDialog>
  )
}

function OpenedLine(props: PlacedProps): JSX.Element | null {
  const { grid, matrix, place } = props
  const anchor = useAnchor(props)
  const actions = headerActions(grid, matrix, place)
  return actions ? <HeaderMenu headerActions={actions} anchor={anchor} /> : null
}

function AddInstitutions({
  grid,
  matrix,
  afterId,
}: MatrixGridState & { readonly afterId: string | undefined }): JSX.Element {
  return (
    <AddInstitutionsDialog
      present={matrix.institutions}
      onSave={(institutions) => {
        const [first = ""] = grid.edits.addInstitutions(institutions, afterId)
        grid.goTo({ row: HEAD_KEY, column: first })
        const [only, ...others] = institutions
        announce(
          only && others.length === 0
            ? grid.messages.added(only.name)
            : grid.messages.addedCount(institutions.length),
          "quiet",
        )
      }}
    />
  )
}

/** Stays open, with the words typed, when somebody removes the institution. */
function RenameInstitution({
  grid,
  matrix,
  institutionId,
}: MatrixGridState & { readonly institutionId: string }): JSX.Element | null {
  const institution = matrix.institutions.find(({ id }) => id === institutionId)
  const [known, setKnown] = useState(institution)
  if (institution && institution !== known) setKnown(institution)
  if (!known) return null
  return (
    <RenameInstitutionDialog
      initial={known}
      isGone={!institution}
      onSave={(names) => {
        if (institution) return grid.edits.renameInstitution(institutionId, names)
        const [added = ""] = grid.edits.addInstitutions([names])
        grid.goTo({ row: HEAD_KEY, column: added })
      }}
    />
  )
}
