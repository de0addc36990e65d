import { existsSync, readFileSync, readdirSync } from 'node:fs'

const own = `${import.meta.dirname}/../../seeds`
const shared = `${import.meta.dirname}/../../../shared/seeds`

/** The project's own drafts, by file name. */
export function ownSeeds(): { readonly name: string; readonly text: string }[] {
  return readdirSync(own).filter((name) => name.endsWith('.txt')).map((name) => ({ name, text: readFileSync(`${own}/${name}`, 'utf8') }))
}

/** The real draft of 2012 with the key made by hand, where it is at hand: it does not belong to this project. */
export function sharedSeed(): { readonly text: string; readonly key: unknown } | null {
  const text = `${shared}/003_0aa6c09201dc974b.txt`
  if (!existsSync(text)) {
    console.warn('The draft of 2012 is not at hand in ../shared/seeds: the tests on it are skipped.')
    return null
  }
  return { text: readFileSync(text, 'utf8'), key: JSON.parse(readFileSync(`${shared}/003.key.json`, 'utf8')) }
}
