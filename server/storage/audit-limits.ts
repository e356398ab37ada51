/** Of one action of one board; older ones make room. */
export const MOST_OF_AN_ACTION = 2000

/** The same again within this time is counted, not listed again. */
export const SAME_WITHIN_MS = 60 * 60 * 1000
