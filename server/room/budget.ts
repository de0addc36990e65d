/** An allowance that fills up steadily. `spend` takes from it, into debt if need be, and says whether anything was left before. */
export interface Budget {
  spend(amount: number): boolean
}

/** At most about `perMinute` a minute, and as much at once. */
export function createBudget(perMinute: number, now: () => number): Budget {
  let left = perMinute
  let at = now()
  return {
    spend(amount) {
      const time = now()
      left = Math.min(perMinute, left + ((time - at) * perMinute) / 60_000)
      at = time
      const some = left > 0
      left = Math.max(left - amount, -perMinute)
      return some
    },
  }
}

/** What one person may use of a room in a minute, over all their connections: generous to who types and pastes, tight on who floods. */
export interface Allowance {
  /** Bytes of changes. */
  readonly bytes: Budget
  /** Messages of presence. */
  readonly presence: Budget
  /** Refused changes. */
  readonly refusals: Budget
  /** Milliseconds of the server's time. */
  readonly judging: Budget
}

export function createAllowance(now: () => number): Allowance {
  return {
    bytes: createBudget(4_000_000, now),
    presence: createBudget(3_000, now),
    refusals: createBudget(60, now),
    judging: createBudget(10_000, now),
  }
}
