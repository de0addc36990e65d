import { describe, expect, test } from 'vitest'
import { chosenIn, hasAnswers, openCount, visibleItems } from '../../client/review/reviewState.ts'
import { refuse } from '../../schema/refusal.ts'
import { item, openedReview, playedReview, readFile, reading, reviewed } from '../support/reviewParts.ts'

const three = [item('uru', 2, ['URY']), item('bra', 4, ['BRA', 'BOL']), item('mex', 7)]
const file = () => new File(['…'], 'plan.txt')

describe('a file on its way', () => {
  test('is sent, read, and then open at its first item', async () => {
    const { session, told, waiting } = playedReview()
    const taking = session.take(file())
    told.sent!(1, 3)
    expect(session.getState()).toMatchObject({ at: 'sending', name: 'plan.txt', sent: 1, of: 3 })
    waiting.file!(readFile(9))
    await taking
    waiting.ears!.progress({ phase: 'brackets', done: 2, of: 9 })
    expect(session.getState()).toMatchObject({ at: 'reading', progress: { done: 2, of: 9 } })
    waiting.ears!.read(reviewed(9, three))
    expect(session.getState()).toMatchObject({ at: 'open', current: 'uru', title: 'A plan', symbol: 'X/1' })
  })

  test('that the server refuses is named with its sentence', async () => {
    const { session, waiting } = playedReview()
    const taking = session.take(file())
    waiting.file!(refuse('malformed', 'This is a PDF, not a text file.'))
    await taking
    expect(session.getState()).toEqual({ at: 'choosing', refused: { name: 'plan.txt', sentence: 'This is a PDF, not a text file.' } })
  })

  test('that is too large is not sent at all', async () => {
    const { session, told } = playedReview()
    await session.take(Object.defineProperty(file(), 'size', { value: 40_000_000 }))
    expect([session.getState(), told.sent]).toEqual([{ at: 'choosing', refused: { name: 'plan.txt', sentence: expect.stringContaining('40 MB') } }, null])
  })

  test('is broken off while it is sent, and what comes later is nobody’s', async () => {
    const { session, told, waiting } = playedReview()
    const taking = session.take(file())
    session.drop()
    waiting.file!(readFile(9))
    await taking
    expect([told.aborted, session.getState().at]).toEqual([1, 'choosing'])
  })

  test('is broken off while it is read', async () => {
    const { session, told, waiting } = playedReview()
    const taking = session.take(file())
    waiting.file!(readFile(9))
    await taking
    session.drop()
    expect([told.closed, session.getState().at]).toEqual([1, 'choosing'])
  })
})

describe('the walk', () => {
  test('goes from item to item and stops at both ends', async () => {
    const { session, open } = await openedReview(three)
    const seen = [open().current]
    for (const step of [-1, 1, 1, 1, -1] as const) {
      session.walk(step)
      seen.push(open().current)
    }
    expect(seen).toEqual(['uru', 'uru', 'bra', 'mex', 'mex', 'bra'])
  })

  test('accepting goes on to the next that is open, past the end to those left out', async () => {
    const { session, open } = await openedReview(three)
    session.goTo('bra')
    session.acceptAndGo()
    expect(open().current).toBe('mex')
    session.acceptAndGo()
    expect(open().current).toBe('uru')
    session.acceptAndGo()
    expect([open().current, openCount(open()), open().heard]).toEqual(['uru', 0, 'Accepted: As it is. Everything was looked at.'])
  })

  test('shows only what is open if asked, and keeps the one that one is at', async () => {
    const { session, open } = await openedReview(three)
    session.setFilter('open')
    session.choose(three[0]!.readings[1]!)
    expect(visibleItems(open()).map(({ id }) => id)).toEqual(['uru', 'bra', 'mex'])
    session.walk(1)
    expect(visibleItems(open()).map(({ id }) => id)).toEqual(['bra', 'mex'])
  })

  test('finds words in the findings and goes to the first of them', async () => {
    const { session, open } = await openedReview(three)
    session.setSearch('what is MEX')
    expect([visibleItems(open()).length, open().current]).toEqual([1, 'mex'])
  })
})

describe('an answer', () => {
  test('has the source read again, and one like the last does not', async () => {
    const { session, told, waiting, open } = await openedReview(three)
    const [, uruguay] = three[0]!.readings
    session.choose(uruguay!)
    expect([told.answers.at(-1), open().isStale]).toEqual([[uruguay!.answer], true])
    waiting.ears!.read(reviewed(9, [item('uru', 2, ['URY'], { chosen: 1 }), ...three.slice(1)]))
    expect(open().isStale).toBe(false)
    session.choose(uruguay!)
    expect(told.answers.length).toBe(2)
  })

  test('undone and done again, each where it was given', async () => {
    const { session, told, open } = await openedReview(three)
    session.goTo('bra')
    session.choose(three[1]!.readings[2]!)
    session.acceptAndGo()
    session.undo()
    expect([open().current, told.answers.at(-1), openCount(open())]).toEqual(['bra', [], 3])
    session.redo()
    expect([open().current, told.answers.at(-1), openCount(open())]).toEqual(['bra', [three[1]!.readings[2]!.answer], 2])
    session.redo()
    expect(open().heard).toBe('There is nothing to do again.')
  })

  test('that takes the item away leaves one at its neighbour', async () => {
    const { session, waiting, open } = await openedReview(three)
    session.goTo('bra')
    session.choose(three[1]!.readings[1]!)
    waiting.ears!.read(reviewed(9, [three[0]!, three[2]!]))
    expect(open().current).toBe('mex')
  })

  test('that cannot be read is taken back, and says so', async () => {
    const { session, waiting, open } = await openedReview(three)
    session.choose(three[0]!.readings[1]!)
    waiting.ears!.failed()
    expect([open().answering.said.answers, open().isStale, open().problem]).toEqual([[], false, expect.stringContaining('taken back')])
  })

  test('accepting all is one step', async () => {
    const { session, open } = await openedReview(three)
    session.acceptAll()
    expect([openCount(open()), open().heard]).toEqual([0, 'Accepted all 3 that were open.'])
    session.undo()
    expect(openCount(open())).toBe(3)
  })

  test('accepting all accepts what is on the list', async () => {
    const { session, open } = await openedReview(three)
    session.setSearch('bra')
    session.acceptAll()
    expect([...open().answering.said.settled]).toEqual(['bra'])
  })

  test('is shown at once, before the text has been read with it', async () => {
    const { session, open } = await openedReview(three)
    session.choose(three[0]!.readings[1]!)
    expect([open().isStale, chosenIn(three[0]!, open().answering.said)]).toEqual([true, 1])
    session.undo()
    expect(chosenIn(three[0]!, open().answering.said)).toBe(0)
  })

  test('leaves the units that it did not change the values they were', async () => {
    const { session, waiting, open } = await openedReview(three)
    const before = open().reviewed.draft.units
    session.choose(three[0]!.readings[1]!)
    waiting.ears!.read(reviewed(9, three))
    expect(open().reviewed.draft.units.every((unit, at) => unit === before[at])).toBe(true)
  })
})

describe('bringing it in', () => {
  test('sends the source with the answers, what it is called, and what was settled', async () => {
    const { session, told } = await openedReview(three)
    session.choose(three[0]!.readings[1]!)
    session.goTo('mex')
    session.acceptAndGo()
    session.setTitle('A better plan')
    expect(await session.confirm()).toBe('d1')
    expect(told.confirmed).toEqual([{ source: readFile(9).source, answers: [reading('uru', 'URY').answer], title: 'A better plan', symbol: 'X/1', name: 'plan.txt', settled: ['uru', 'mex'] }])
    expect(session.getState().at).toBe('choosing')
  })

  test('that is refused says why and keeps every answer', async () => {
    const { session, waiting, open } = await openedReview(three)
    session.acceptAndGo()
    waiting.confirm = refuse('state', 'The server cannot be reached at the moment.')
    expect(await session.confirm()).toBeNull()
    expect([open().problem, openCount(open()), open().isSending]).toEqual(['The server cannot be reached at the moment. Your answers are kept as long as this page stays open.', 2, false])
  })

  test('leaving asks only where something would be lost', async () => {
    const { session } = await openedReview(three)
    expect(hasAnswers(session.getState())).toBe(false)
    session.acceptAndGo()
    expect(hasAnswers(session.getState())).toBe(true)
    session.undo()
    expect(hasAnswers(session.getState())).toBe(false)
    session.setSymbol('X/2')
    expect(hasAnswers(session.getState())).toBe(true)
  })
})
