import { type BrowserContextOptions, expect, test as base } from "@playwright/test"

import { Person } from "./person.ts"
import { Server, type Settings } from "./server.ts"

interface People {
  /** Another browser of another person; its options say what device it is. */
  readonly newPerson: (options?: BrowserContextOptions) => Promise<Person>
  readonly alice: Person
  readonly bob: Person
  /** A server of the test's own, to be killed or filled up, with these settings. */
  readonly ownServer: Server
  readonly ownSettings: Settings
}

/**
 * People at a real server, each in a browser of their own. A test fails when a page asked another
 * host for anything, or when an error reached the page.
 */
export const test = base.extend<People, { server: Server }>({
  server: [
    async ({ browserName: _any }, use) => {
      const server = await Server.start()
      await use(server)
      await server.close()
    },
    { scope: "worker" },
  ],

  ownSettings: [{}, { option: true }],
  ownServer: async ({ ownSettings }, use) => {
    const server = await Server.start(ownSettings)
    await use(server)
    await server.close()
  },

  newPerson: async ({ browser, contextOptions }, use) => {
    const foreign: string[] = []
    const errors: string[] = []
    const people: Person[] = []
    await use(async (options) => {
      const context = await browser.newContext({ ...contextOptions, locale: "de-DE", ...options })
      context.on("request", (request) => {
        if (!isOwn(request.url())) foreign.push(request.url())
      })
      const page = await context.newPage()
      page.on("pageerror", (error) => errors.push(error.stack ?? error.message))
      const person = new Person(context, page)
      people.push(person)
      return person
    })
    await Promise.all(people.map(({ context }) => context.close()))
    expect(foreign, "requests to another host").toEqual([])
    expect(errors, "errors on the page").toEqual([])
  },

  alice: async ({ newPerson }, use) => use(await newPerson()),
  bob: async ({ newPerson }, use) => use(await newPerson()),
})

export { expect } from "@playwright/test"

function isOwn(url: string): boolean {
  return /^(data|blob):/.test(url) || new URL(url).hostname === "localhost"
}
