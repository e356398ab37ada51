import { chromium } from "@playwright/test"
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium-headless-shell",
  args: ["--no-sandbox", "--disable-gpu"],
})
const base = "http://localhost:3161"
const r = await (
  await fetch(base + "/api/boards", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ template: "musterstadt", language: "de" }),
  })
).json()
const p0 = await (
  await b.newContext({ locale: "de-DE", viewport: { width: 320, height: 640 } })
).newPage()
for (const [n, u] of [
  ["start", base],
  ["join", r.links.participant.url],
]) {
  await p0.goto(u)
  await p0.waitForTimeout(1500)
  console.log(n, await p0.evaluate(() => document.documentElement.scrollWidth))
}
const p = await (
  await b.newContext({ locale: "de-DE", viewport: { width: 1920, height: 1080 } })
).newPage()
await p.goto(r.links.viewer.url)
await p.getByLabel("Ihr Name").fill("B")
const cb = p.getByRole("combobox", { name: "Ihre Institution" })
if (await cb.isVisible()) await cb.selectOption({ index: 1 })
await p.getByRole("button", { name: "An die Tafel" }).click()
await p.getByRole("banner").getByText("Tafel", { exact: true }).click()
await p.locator(".tl-canvas").waitFor()
for (const a of ["Akteure", "Prozesskette"]) {
  await p.getByTestId("areas.button").click()
  await p.getByRole("menuitem", { name: a, exact: true }).click()
  await p.waitForTimeout(2500)
  await p.screenshot({ path: `/tmp/shots/area-${a}.png` })
  console.log(
    a,
    await p.evaluate(() =>
      [...document.querySelectorAll(".tl-canvas text")]
        .filter((e) => e.getBoundingClientRect().width > 0)
        .slice(0, 60)
        .map(
          (e) =>
            e.tagName +
            " " +
            e.getScreenCTM().a.toFixed(2) +
            " " +
            getComputedStyle(e).fontSize +
            " = " +
            (e.getScreenCTM().a * parseFloat(getComputedStyle(e).fontSize)).toFixed(1) +
            " " +
            (e.textContent ?? "").slice(0, 40),
        ),
    ),
  )
}
await b.close()
