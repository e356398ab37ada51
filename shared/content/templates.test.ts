import { expect, test } from "vitest"

import { templateContent } from "./templates.ts"

test.each(["de", "en"] as const)(
  "a new Regionalworkshop (%s) says nothing that another region has said",
  (language) => {
    const { phases, tasks, ...rest } = templateContent("regionalworkshop", { language })
    const example = templateContent("musterstadt", { language: "de" })

    expect(tasks).toEqual(
      (example.tasks ?? []).map(({ id, number, phaseId, title, titleEn, kind }) => ({
        id,
        number,
        phaseId,
        title: language === "en" ? titleEn : title,
        titleEn,
        kind,
        status: "draft",
      })),
    )
    expect(phases).toHaveLength(6)
    const words = JSON.stringify(rest)
    expect(words).not.toContain("Musterstadt")
    expect(Object.values(rest).filter((list) => Array.isArray(list) && list.length > 0)).toEqual([])
  },
)
