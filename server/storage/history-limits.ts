/** Of one field; older changes make room. */
export const MOST_OF_A_FIELD = 30

/** Of one board; older changes make room. */
export const MOST_OF_A_BOARD = 4000

/** So many changes are answered at once. */
export const MOST_LISTED = 1000
