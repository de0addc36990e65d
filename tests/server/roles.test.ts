import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../schema/acts/act.ts'
import type { Asked } from '../support/http.ts'
import type { Person, TestServer } from '../support/openServer.ts'
import { openServer } from '../support/openServer.ts'
import { acts, people, room, rows } from '../support/roleTable.ts'

/** Every act by everybody over HTTP, as a script would try it: the table is the policy's own, so that an act without a row fails there. */
describe('over raw HTTP', () => {
  let server: TestServer
  let id: string
  const signedIn = new Map<string, Person>()
  const log = async () => (await signedIn.get('Ms. Chair')!.ask('GET', `/api/documents/${id}/log`)).body as readonly object[]

  beforeAll(async () => {
    server = await openServer({ signInsPerMinute: 100 })
    id = await server.add({ ...room, clerks: [] })
    for (const { name, role, party } of people) signedIn.set(name, await server.signIn(id, role as Role, party, name))
    const { user } = signedIn.get('Ms. Clerk')!
    await signedIn.get('Ms. Chair')!.act({ type: 'appointClerk', user, appointed: true })
    return () => server.stop()
  })

  const asked = (who: string, type: keyof typeof acts): Promise<Asked> => {
    const { key: _key, ...act } = acts[type]
    return signedIn.get(who)!.act(act)
  }
  // The refused first, so that each is tried on the room as it was.
  const refused = rows.filter(({ may }) => !may)
  const allowed = rows.filter(({ may }) => may)

  test.each(refused)('$type is refused to $who, with a sentence, and leaves no trace', async ({ type, who }) => {
    const before = await log()
    const { status, headers, body } = await asked(who, type)
    expect(status).toBe(403)
    expect(headers.get('content-type')).toContain('application/problem+json')
    expect(body).toMatchObject({ code: expect.stringMatching(/^(role|forged|not yours)$/), detail: expect.stringMatching(/^[A-Z[].*\.$/) })
    expect(await log()).toEqual(before)
  })

  test.each(allowed)('$type is not refused to $who for who they are', async ({ type, who }) => {
    expect((await asked(who, type)).status).not.toBe(403)
  })

  test('is refused to whoever is not signed in at all', async () => {
    const answers = await Promise.all(Object.values(acts).map((act) => fetch(`${server.origin}/api/documents/${id}/acts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(act) })))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
  })
})
