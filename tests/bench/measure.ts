/** Times of many runs of one thing, in milliseconds. */
export interface Times {
  readonly median: number
  readonly p99: number
}

/** Runs `each` so many times after warming up, and gives its times. What `each` returns is awaited. */
export async function measure(rounds: number, each: (round: number) => unknown): Promise<Times> {
  const warm = Math.min(50, Math.ceil(rounds / 4))
  for (let i = 0; i < warm; i++) await each(i)
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const started = performance.now()
    const result = each(warm + i)
    if (result instanceof Promise) await result
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(rounds / 2)]!, p99: times[Math.floor(rounds * 0.99)]! }
}

/** Prints contenders of one race under each other, each as a multiple of the first. */
export function printRace(title: string, contenders: readonly (readonly [name: string, times: Times])[]): void {
  const reference = contenders[0]![1].median
  console.log(`\n${title}`)
  for (const [name, { median, p99 }] of contenders)
    console.log(`  ${name.padEnd(46)} median ${ms(median)}   p99 ${ms(p99)}   ×${(median / reference).toFixed(2)}`)
}

function ms(value: number): string {
  return `${value < 1 ? `${(value * 1000).toFixed(0)} µs` : `${value.toFixed(2)} ms`}`.padStart(9)
}
