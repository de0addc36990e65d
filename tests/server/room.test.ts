import { expect, test } from 'vitest'
import { draft, unit } from '../support/build.ts'
import { startServer } from '../support/server.ts'

const water = () => draft([unit('u1', 'Water is a right.'), unit('u2', 'States shall act.')])

test('two clients see the same text, and each is told when its words are on disk', async () => {
  const server = await startServer()
  const id = await server.add(water())
  const chair = await (await server.signIn(id, 'chair')).connect()
  const secretariat = await (await server.signIn(id, 'secretariat')).connect()
  chair.text('u1').insert(0, 'Safe ')
  await chair.saved()
  await secretariat.until(() => secretariat.words('u1') === 'Safe Water is a right.')
})
