/**
 * Own changes as people count them: a drag or the words typed in one note are many updates and one change. Changes of an earlier
 * visit are known by their number alone.
 */
export class OwnChanges {
  readonly #countByAction = new Map<unknown, number>()
  #updates = 0

  /** `actions` that an earlier visit left. */
  static earlier(actions: number): OwnChanges {
    const changes = new OwnChanges()
    if (actions > 0) changes.#countByAction.set(changes, actions)
    changes.#updates = actions
    return changes
  }

  static together(all: readonly OwnChanges[]): OwnChanges {
    const sum = new OwnChanges()
    for (const changes of all) {
      for (const [action, count] of changes.#countByAction) sum.#countByAction.set(action, count)
      sum.#updates += changes.#updates
    }
    return sum
  }

  /** How many things the person did. */
  get count(): number {
    return [...this.#countByAction.values()].reduce((sum, count) => sum + count, 0)
  }

  /** How many Yjs updates; of an earlier visit, as many as things. */
  get updates(): number {
    return this.#updates
  }

  /** Adds one update. */
  add(action: unknown): void {
    this.#countByAction.set(action, 1)
    this.#updates += 1
  }
}
