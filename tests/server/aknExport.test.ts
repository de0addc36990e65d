import { expect, test } from 'vitest'
import { renderCommand } from '../../server/cli/render.ts'
import { writeAkn } from '../../server/akn/writeAkn.ts'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'
import { parties, wordSeed } from '../support/wordDrafts.ts'

const water = draft([unit('u1', 'Water is {b1 ins URY|also }a right.')], { title: 'Water', symbol: 'D/1', parties })

test('a document is had as Akoma Ntoso, annotated and clean, under its name and type', async () => {
  const server = await startServer()
  const id = await server.add(water)
  const observer = await server.signIn(id, 'observer')
  for (const [query, options] of [['as=annotated', { as: 'annotated' }], ['as=clean&assume=Uruguay', { as: 'clean', assume: 'URY' }]] as const) {
    const answer = await fetch(`${server.origin}/api/documents/${id}/export?${query}&to=akn`, { headers: { authorization: `Bearer ${observer.token}` } })
    expect(answer.headers.get('content-type')).toBe('application/akn+xml; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain(`filename="D-1 ${options.as}.xml"`)
    expect(await answer.text()).toContain(options.as === 'clean' ? 'Water is also a right.' : '[<inline name="attribution">Uru:</inline> also]')
  }
})

test('the command line prints it to the screen, and refuses tracked changes', async () => {
  const seed = `${import.meta.dirname}/../../seeds/water.txt`
  expect(`${await renderCommand([seed, '--as', 'clean', '--to', 'akn'])}\n`).toBe(writeAkn(wordSeed('water')!, { as: 'clean' }))
  await expect(renderCommand([seed, '--as', 'tracked', '--to', 'akn'])).rejects.toThrow(/only to Word/)
})
