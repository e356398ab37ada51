import { useState } from "react"

/**
 * Whether the person works in the cells, so that Tab moves to the next cell. Otherwise Tab passes
 * through the grid, as it does through any other control of the page.
 */
export interface Filling {
  readonly isOn: () => boolean
  readonly set: (isOn: boolean) => void
}

export function useFilling(): Filling {
  return useState(createFilling)[0]
}

function createFilling(): Filling {
  let isFilling = false
  return {
    isOn: () => isFilling,
    set: (isOn) => {
      isFilling = isOn
    },
  }
}
