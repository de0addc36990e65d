import { describe, expect, test } from 'vitest'
import { readAct } from '../../schema/acts/readAct.ts'

describe('an act from outside', () => {
  test('is read as it stands', () => {
    const act = { key: 'k', type: 'insertUnit', after: null, kind: 'action', text: 'x', by: null, label: null }
    expect(readAct(JSON.parse(JSON.stringify(act)))).toEqual(act)
  })

  test('keeps a field that may be absent absent', () => {
    expect(Object.keys(readAct({ key: 'k', type: 'accept', brackets: ['b'] }))).toEqual(['key', 'type', 'brackets'])
  })

  test.each([
    [null, 'it is to be an object'],
    [[], 'it is to be an object'],
    ['stamp', 'it is to be an object'],
    [{}, 'key is to be an id'],
    [{ key: '', type: 'hold' }, 'key is to be an id'],
    [{ key: 'k' }, 'type is to be one of "openMeeting"'],
    [{ key: 'k', type: 'adopt' }, 'type is to be one of'],
    [{ key: 'k', type: 'toString' }, 'type is to be one of'],
    [{ key: 'k', type: '__proto__' }, 'type is to be one of'],
    [{ key: 'k', type: 'hold' }, 'units is to be a list'],
    [{ key: 'k', type: 'hold', units: [] }, 'units is to be a list of one to 1000 ids'],
    [{ key: 'k', type: 'hold', units: ['u1', 'u2', 3] }, 'units[2] is to be an id'],
    [{ key: 'k', type: 'hold', units: ['u1'], until: 'tomorrow' }, 'until is to be left out'],
    [JSON.parse('{"key":"k","type":"hold","units":["u1"],"__proto__":{}}'), '__proto__ is to be left out'],
    [{ key: 'k', type: 'stamp', units: ['u1'], decision: 'adopted', seen: {} }, 'decision is to be one of "agreed", "deleted"'],
    [{ key: 'k', type: 'stamp', units: ['u1'], decision: 'agreed', seen: [] }, 'seen is to be hashes by unit id'],
    [{ key: 'k', type: 'stamp', units: ['u1'], decision: 'agreed', seen: { u1: 1 } }, 'seen.u1 is to be a hash'],
    [{ key: 'k', type: 'split', unit: 'u1', at: 1.5, seen: {} }, 'at is to be a whole number'],
    [{ key: 'k', type: 'split', unit: 'u1', at: -1, seen: {} }, 'at is to be a whole number'],
    [{ key: 'k', type: 'insertUnit', after: 1, kind: 'action', text: 'x', by: null }, 'after is to be an id'],
    [{ key: 'k', type: 'insertUnit', after: null, kind: 'song', text: 'x', by: null }, 'kind is to be one of "title"'],
    [{ key: 'k', type: 'insertUnit', after: null, kind: 'action', text: 'x'.repeat(50_001), by: null }, 'text is to be no longer than 50000 characters'],
    [{ key: 'k', type: 'appointClerk', user: 'x', appointed: 'yes' }, 'appointed is to be true or false'],
  ])('%j is refused: %s', (json, sentence) => {
    const refusal = readAct(json)
    expect(refusal).toMatchObject({ ok: false, code: 'malformed' })
    expect('sentence' in refusal && refusal.sentence).toContain(sentence)
  })
})
