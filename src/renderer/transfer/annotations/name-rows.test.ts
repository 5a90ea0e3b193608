import { describe, expect, test } from 'vitest'
import { DEFAULT_SCHEME } from '../../../core/model/scheme'
import { namePicks } from './name-picks'
import { leaveOutNew, nameRows, takeAllIn } from './name-rows'
import { chosenFor, FOUND_OUT, withDocuments, withFormat, withMappings, withSetting } from './reading-choice'
import { nameOf } from './testing/fake-annotations'

const SCHEMES = [DEFAULT_SCHEME]
const CLAIM = nameOf('Claim', { to: { kind: 'existing', id: 'claim' }, because: 'same-name' })
const person = { name: 'Person', target: 'span' } as const

describe('choosing', () => {
  test('a name is sent elsewhere, sent again, and goes by itself again', () => {
    const once = withMappings(FOUND_OUT, [{ key: person, to: { kind: 'existing', id: 'speaker' } }])
    const twice = withMappings(once, [{ key: person, to: { kind: 'leave-out' } }])
    expect(twice.labels).toEqual([{ name: 'Person', to: { kind: 'leave-out' } }])
    expect(withMappings(twice, [{ key: person, to: null }])).toEqual(FOUND_OUT)
  })

  test('a label and a relation type of one name are two things', () => {
    const choice = withMappings(FOUND_OUT, [{ key: { name: 'Cause', target: 'relation' }, to: { kind: 'leave-out' } }])
    expect(chosenFor(choice, { name: 'Cause', target: 'relation' })).toEqual({ kind: 'leave-out' })
    expect(chosenFor(choice, { name: 'Cause', target: 'span' })).toBeNull()
  })

  test('another format begins with its own settings and all its documents; where names go stays', () => {
    const mapped = withMappings(FOUND_OUT, [{ key: person, to: { kind: 'leave-out' } }])
    const full = withDocuments(withSetting(mapped, 'positions', 'utf16'), ['a', 'b'], true)
    expect(withFormat(full, 'brat')).toEqual({ ...mapped, format: 'brat' })
    expect(withDocuments(full, ['a'], false).leaveOut).toEqual(['b'])
  })
})

describe('where names go', () => {
  test('what was chosen is shown before the preview of it comes', () => {
    const choice = withMappings(FOUND_OUT, [{ key: person, to: { kind: 'existing', id: 'speaker' } }])
    const [row, claim] = nameRows([nameOf('Person'), CLAIM], choice, SCHEMES)
    expect(row).toMatchObject({ isChosen: true, to: { kind: 'existing', known: { name: 'Speaker' } } })
    expect(claim).toMatchObject({ isChosen: false, to: { kind: 'existing', known: { name: 'Claim' } } })
  })

  test('two that go to one are told to be merged: into a label that is there, or into a new one', () => {
    const names = [nameOf('Person'), nameOf('person', { to: { kind: 'existing', id: 'person' } }), nameOf('Vessel')]
    expect(nameRows(names, FOUND_OUT, SCHEMES).map(({ mergedWith }) => mergedWith)).toEqual([
      ['person'],
      ['Person'],
      []
    ])
    const choice = withMappings(FOUND_OUT, [{ key: person, to: { kind: 'existing', id: 'claim' } }])
    expect(nameRows([nameOf('Person'), CLAIM], choice, SCHEMES).map(({ mergedWith }) => mergedWith)).toEqual([
      ['Claim'],
      ['Person']
    ])
  })

  test('a new name that the library has goes there, and its field stays while it is being typed', () => {
    const choice = withMappings(FOUND_OUT, [{ key: person, to: { kind: 'new', name: 'speaker' } }])
    const names = [nameOf('Person', { to: { kind: 'existing', id: 'speaker' }, because: 'chosen' })]
    expect(nameRows(names, choice, SCHEMES)[0]).toMatchObject({
      to: { kind: 'new', name: 'speaker' },
      becomes: 'Speaker'
    })
  })

  test('all new are left out, and taken in again', () => {
    const names = [nameOf('Person'), CLAIM, nameOf('says', { target: 'relation' })]
    const out = leaveOutNew(FOUND_OUT, nameRows(names, FOUND_OUT, SCHEMES))
    expect(out.labels.map(({ name }) => name)).toEqual(['Person'])
    expect(out.relationTypes.map(({ name }) => name)).toEqual(['says'])
    expect(takeAllIn(out, nameRows(names, out, SCHEMES))).toEqual(FOUND_OUT)
  })
})

describe('what a name can be sent to', () => {
  const rows = nameRows([nameOf('Person'), nameOf('Vessel')], FOUND_OUT, SCHEMES)
  const picks = (typed: string) => {
    const [row] = rows
    return row ? namePicks(row, rows, SCHEMES, typed).map(({ name }) => name) : []
  }

  test('first where it goes now, then leaving out, labels of the scheme, and what other names become', () => {
    const [now, out, ...others] = picks('')
    expect([now, out]).toEqual(['New label “Person”', 'Leave out'])
    expect(others).toContain('Claim')
    expect(others.at(-1)).toBe('New label “Vessel”')
  })

  test('by a part of the name, without its accents; what nothing is called becomes a new one', () => {
    expect(picks('spéa')[0]).toBe('Speaker')
    expect(picks('Harbour')).toEqual(['New label “Harbour”'])
    expect(picks('leave')).toEqual(['Leave out', 'New label “leave”'])
  })

  test('labels of whole articles are offered for whole articles only', () => {
    const [first] = DEFAULT_SCHEME.labels
    if (!first) throw new Error('The default scheme has labels.')
    const reviewed = { ...first, id: 'reviewed', name: 'Reviewed', path: 'Reviewed', appliesTo: 'document' as const }
    const schemes = [{ ...DEFAULT_SCHEME, labels: [...DEFAULT_SCHEME.labels, reviewed] }]
    const named = (target: 'span' | 'document') => {
      const own = nameRows([nameOf('Person', { target })], FOUND_OUT, schemes)
      return own.flatMap((row) => namePicks(row, own, schemes, 'Reviewed').map(({ name }) => name))
    }
    expect(named('document')).toContain('Reviewed')
    expect(named('span')).toEqual(['New label “Reviewed”'])
  })
})
