// @vitest-environment jsdom
import { expect, onTestFinished, test } from 'vitest'
import { normalRuns, textOf } from '../../schema/runs.ts'
import { quietDoc } from '../../schema/ydoc.ts'
import { draft, runs, unit } from '../support/build.ts'
import { stored, without } from '../support/hand.ts'
import { openServer } from '../support/openServer.ts'
import { openScreen } from '../support/screens.ts'

const parties = ['URY', 'BRA'].map((code) => ({ code, kind: 'delegation' as const, names: [code], short: [code] }))

test('who only reads along sees the marks the server holds, also where Yjs would find one needless that is needed later', async () => {
  const server = await openServer()
  onTestFinished(() => server.stop())
  // Where the strike of Uruguay begins, that of Brazil ends and begins again.
  const crossed = unit('u1', 'To map {BRA-1 del BRA|all {URY-1 del URY|the} old} wells.')
  const document = await server.add(draft([crossed, unit('u2', 'To test {BRA-2 ins BRA|every} pump.')], { parties }))
  const connect = async (party: string) => server.connect(document, (await server.signIn(document, 'delegation', party)).token, { doc: quietDoc() })
  const observer = await openScreen(server, document, 'observer')
  onTestFinished(() => observer.close())
  const seen = () => normalRuns(observer.room.getState().draft.units[0]!.runs)

  // A mark that the server takes off again: for a moment the words of Brazil’s strike stand in it.
  const uruguay = await connect('URY')
  uruguay.text('u1').format(0, 20, stored({ id: 'BRA-2', kind: 'ins', by: 'BRA', parent: null }))
  await uruguay.saved()

  const brazil = await connect('BRA')
  brazil.text('u1').format(11, 3, without(stored({ id: 'BRA-1', kind: 'del', by: 'BRA', parent: null })))
  brazil.text('u2').insert(0, 'Not ', stored({ id: 'BRA-3', kind: 'ins', by: 'BRA', parent: null }))
  await observer.until(() => textOf(observer.room.getState().draft.units[1]!.runs).startsWith('Not'))
  expect(seen()).toEqual(runs('To map {BRA-1 del BRA|all }{URY-1 del URY|the}{BRA-1 del BRA| old} wells.'))
})
