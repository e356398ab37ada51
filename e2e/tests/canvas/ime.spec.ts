import { writesBefore } from "../../people/caret.ts"
import { expect, test } from "../../people/fixtures.ts"
import { meetOnCanvas } from "../../people/meet.ts"
import { type Person } from "../../people/person.ts"

interface Ime {
  /** Shows what the letters so far may become, underlined; it can still change. */
  readonly compose: (text: string) => Promise<void>
  readonly accept: (text: string) => Promise<void>
}

/** As with Chinese, Japanese or Korean, with dead keys and on the keyboards of phones. */
async function imeOf({ context, page }: Person): Promise<Ime> {
  const keyboard = await context.newCDPSession(page)
  return {
    compose: async (text) => {
      const end = text.length
      await keyboard.send("Input.imeSetComposition", {
        text,
        selectionStart: end,
        selectionEnd: end,
      })
    },
    accept: async (text) => {
      await keyboard.send("Input.insertText", { text })
    },
  }
}

async function textOf(person: Person): Promise<string> {
  const note = person.page.locator('.tl-shape[data-shape-type="note"]')
  return await note.evaluate((shape) => {
    const shown = shape.querySelector(".ProseMirror, .tl-rich-text") ?? shape
    return (shown.textContent ?? "").trim()
  })
}

test("what is composed in a note stays whole while somebody else writes in it", async ({
  alice,
  bob,
  server,
}) => {
  await meetOnCanvas(server, [alice, bob])
  await alice.page.keyboard.press("n")
  await alice.canvas().click({ position: { x: 500, y: 300 } })
  await alice.page.keyboard.type("Anfang ")
  await expect(bob.note("Anfang")).toBeVisible()
  await writesBefore(bob, "Anfang")

  const ime = await imeOf(alice)
  await ime.compose("に")
  await bob.page.keyboard.type("eins ")
  await ime.compose("にほ")
  await bob.page.keyboard.type("zwei ")
  await bob.waitsUntilSaved()
  await ime.compose("にほん")
  await bob.page.keyboard.type("drei ")
  await ime.accept("日本")
  await alice.page.keyboard.type(" Ende")

  for (const person of [alice, bob]) {
    await expect.poll(() => textOf(person)).toBe("eins zwei drei Anfang 日本 Ende")
  }
})
