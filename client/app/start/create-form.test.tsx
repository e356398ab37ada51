// @vitest-environment happy-dom
import { blankContent } from "@tafelrunde/shared/content"
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

import { setLanguage } from "../../messages/language.ts"
import type { CreatedBoard } from "../api.ts"
import { CreateForm } from "./create-form.tsx"

function link(token: string) {
  return { url: `http://localhost/b/b1#k=${token}`, token }
}

const created: CreatedBoard = {
  id: "b1",
  title: "3. Regionalworkshop",
  joinCode: "K7M-4TX",
  links: { facilitator: link("f"), participant: link("p"), viewer: link("v") },
}

/** A file that a slow disk hands over only when told to. */
function slowFile(name: string, content: unknown): { file: File; arrive: () => void } {
  const { promise, resolve } = Promise.withResolvers<ArrayBuffer>()
  const file = new File([""], name)
  file.arrayBuffer = async () => await promise
  return { file, arrive: () => resolve(new TextEncoder().encode(JSON.stringify(content)).buffer) }
}

function choose(file: File): void {
  fireEvent.change(screen.getByLabelText("Datei mit Tafel-Inhalt"), { target: { files: [file] } })
}

const sent: unknown[] = []

beforeEach(() => {
  setLanguage("de")
  sent.length = 0
  vi.stubGlobal("fetch", async (_url: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    return Response.json(created, { status: 201 })
  })
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test("a board is made from the chosen file, also when the button is pressed before the file is read", async () => {
  const content = blankContent({ language: "de" })
  const { file, arrive } = slowFile("board.json", content)
  const onCreated = vi.fn<(board: CreatedBoard) => void>()
  render(<CreateForm needsKey={false} onCreated={onCreated} />)

  fireEvent.click(screen.getByLabelText("Aus Datei"))
  choose(file)
  fireEvent.click(screen.getByRole("button", { name: "Tafel anlegen" }))
  arrive()

  await waitFor(() => expect(onCreated).toHaveBeenCalledWith(created))
  expect(sent).toMatchObject([{ content: { schema: content.schema } }])
})

test("of two files the one chosen last counts, whichever is read first", async () => {
  const first = slowFile("first.json", blankContent({ language: "de", title: "Erste" }))
  const second = slowFile("second.json", blankContent({ language: "de", title: "Zweite" }))
  render(<CreateForm needsKey={false} onCreated={() => undefined} />)

  fireEvent.click(screen.getByLabelText("Aus Datei"))
  choose(first.file)
  choose(second.file)
  second.arrive()
  await screen.findByText(/Zweite/)
  first.arrive()
  fireEvent.click(screen.getByRole("button", { name: "Tafel anlegen" }))

  await waitFor(() => expect(sent).toMatchObject([{ content: { meta: { title: "Zweite" } } }]))
  expect(screen.queryByText(/Erste/)).toBeNull()
})

test("without a file the form asks for one, and nothing is sent", async () => {
  render(<CreateForm needsKey={false} onCreated={() => undefined} />)

  fireEvent.click(screen.getByLabelText("Aus Datei"))
  fireEvent.click(screen.getByRole("button", { name: "Tafel anlegen" }))

  await screen.findByText("Bitte wählen Sie eine Datei aus.")
  expect(sent).toEqual([])
  expect(screen.getByRole("button", { name: "Tafel anlegen" }).hasAttribute("disabled")).toBe(false)
})
