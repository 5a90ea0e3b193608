import { describe, expect, it } from 'vitest'
import type { Change } from '../commands/change'
import { EMPTY_CHECK } from '../model/claim-check'
import type { Contact, Session, Source } from '../model/desk'
import { EMPTY_EVIDENCE } from '../model/evidence'
import { auditDrafts } from './audit-drafts'
import { hiddenIn } from './logged-entry'
import type { LoggedEntry } from './logged-entry'
import { SessionScope } from './session-scope'

const authored = { person: 'p1', createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' }
const HERE = '0123456789abcdef'
const ELSEWHERE = 'fedcba9876543210'

const claim = (check = {}) => ({
  ...authored,
  origin: 'human' as const,
  id: 'c1',
  spans: ['s1'],
  normalized: '',
  speaker: '',
  verdict: null,
  note: 'a private thought',
  check: { ...EMPTY_CHECK, ...check }
})
const source = (id: string, given: Partial<Source> = {}): Source => ({
  ...authored,
  origin: 'human',
  id,
  kind: 'document',
  title: `The register of ${id}`,
  author: '',
  publisher: '',
  url: null,
  tier: null,
  independenceGroup: '',
  interests: '',
  reliability: '',
  anonymous: false,
  contact: 'telephone 555',
  sensitive: false,
  ...given
})
const contact = (id: string, given: Partial<Contact> = {}): Contact => ({
  ...authored,
  origin: 'human',
  id,
  source: null,
  who: 'Harbour master',
  on: '2026-01-02',
  how: 'call',
  asked: 'When?',
  answered: 'At nine.',
  offRecord: false,
  isPublic: false,
  claims: [],
  ...given
})
const evidence = (id: string, given = {}) => ({
  ...authored,
  ...EMPTY_EVIDENCE,
  origin: 'human' as const,
  id,
  claim: 'c1',
  quote: 'the words',
  ...given
})

let seq = 0
const entry = (changes: readonly Change[], given: Partial<LoggedEntry> = {}): LoggedEntry => ({
  seq: (seq += 1),
  at: '2026-01-01T00:00:00.000Z',
  kind: 'do',
  label: 'Change the claim',
  command: 'claim.update',
  changes,
  ...given
})
const put = (table: 'source' | 'contact', after: Source | Contact): Change =>
  ({ table, id: after.id, before: null, after }) as Change
const PLACE = { name: 'p1-d1', seq: 1, line: 'ab' }

function drafts(entries: readonly LoggedEntry[], isPrivate: boolean) {
  const hidden = isPrivate ? null : hiddenIn(entries)
  return entries.flatMap((each) => auditDrafts(each, 'p1', PLACE, { has: () => true, hidden }))
}

describe('what an audit log says of a change', () => {
  it('X8: notes and contacts are left out, and the entry says which fields were', () => {
    const change: Change = { table: 'claim', article: HERE, id: 'c1', before: null, after: claim() }
    const told = drafts([entry([change]), entry([put('source', source('a'))])], false)
    expect(told.map(({ withheld }) => withheld)).toEqual([['note'], ['contact']])
    expect(JSON.stringify(told)).not.toMatch(/private thought|555/)
    expect(JSON.stringify(drafts([entry([change])], true))).toContain('a private thought')
  })

  it('X8: a private contact and a sensitive source keep nothing but their ids, also in the words of the command', () => {
    const told = drafts(
      [
        entry([put('contact', contact('k1'))], { label: 'Add the contact “Harbour master”' }),
        entry([put('source', source('b', { sensitive: true }))], { label: 'Add the source “The register of b”' })
      ],
      false
    )
    expect(told.map(({ after, label, withheld }) => [after, label, withheld])).toEqual([
      [{ id: 'k1' }, '', ['record']],
      [{ id: 'b' }, '', ['record']]
    ])
    const open = drafts([entry([put('contact', contact('k2', { isPublic: true }))])], false)
    expect(open[0]?.after).toMatchObject({ who: 'Harbour master' })
    const offRecord = contact('k3', { isPublic: true, offRecord: true })
    expect(drafts([entry([put('contact', offRecord)])], false)[0]?.after).toEqual({ id: 'k3' })
  })

  it('X8: what became sensitive later was so from the beginning', () => {
    const was = evidence('e1')
    const is = evidence('e1', { sensitive: true })
    const told = drafts(
      [
        entry([{ table: 'evidence', article: HERE, id: 'e1', before: null, after: was }]),
        entry([{ table: 'evidence', article: HERE, id: 'e1', before: was, after: is }])
      ],
      false
    )
    expect(JSON.stringify(told)).not.toContain('the words')
    expect(told.map(({ withheld }) => withheld)).toEqual([['record'], ['record']])
  })

  it('X8: what is from a sensitive source goes with it, also when the source became so later', () => {
    const change = evidence('e1', { source: 'b' })
    const told = drafts(
      [
        entry([put('source', source('b'))]),
        entry([{ table: 'evidence', article: HERE, id: 'e1', before: null, after: change }]),
        entry([put('contact', contact('k1', { isPublic: true, source: 'b' }))]),
        entry([put('source', source('b', { sensitive: true }))])
      ],
      false
    )
    expect(told.map(({ withheld }) => withheld)).toEqual([['record'], ['record'], ['record'], ['record']])
    expect(JSON.stringify(told)).not.toMatch(/the words|Harbour master|register/)
  })

  it('X8: who has to answer is left out where that is a source', () => {
    const waiting = { for: 'source' as const, on: 'A clerk', due: null }
    const after = claim({ waiting })
    const told = drafts([entry([{ table: 'claim', article: HERE, id: 'c1', before: null, after }])], false)
    expect(told[0]?.withheld).toEqual(['check.waiting.on', 'note'])
    expect(JSON.stringify(told)).not.toContain('A clerk')
  })

  it('tells the reason of a rule that was overridden, once', () => {
    const overrides = [{ rule: 'two-sources', reason: 'A public register.' }]
    const change = (before: object | null, after: object): Change => ({
      table: 'claim',
      article: HERE,
      id: 'c1',
      before: before && claim(before),
      after: claim(after)
    })
    const told = drafts([entry([change(null, { overrides })]), entry([change({ overrides }, { overrides })])], true)
    expect(told.map(({ reason }) => reason)).toEqual(['two-sources: A public register.', null])
  })

  it('an undo is called one', () => {
    const change: Change = { table: 'claim', article: HERE, id: 'c1', before: claim(), after: null }
    expect(drafts([entry([change], { kind: 'undo', command: 'undo' })], false)[0]?.action).toBe('undo')
  })
})

describe('what belongs to a session', () => {
  const session = { id: 'session', articles: [HERE], scale: null } as unknown as Session
  const scope = new SessionScope(session)
  const uses: Change[] = [
    { table: 'evidence', article: HERE, id: 'e1', before: null, after: evidence('e1', { source: 'used' }) },
    { table: 'evidence', article: ELSEWHERE, id: 'e2', before: null, after: evidence('e2', { source: 'other' }) },
    put('contact', contact('about', { claims: [{ article: HERE, claim: 'c1' }] })),
    put('contact', contact('of-source', { source: 'used' })),
    put('contact', contact('away', { source: 'used', claims: [{ article: ELSEWHERE, claim: 'c9' }] }))
  ]
  for (const change of uses) scope.note(change)

  it('is its articles and what they use of the desk, and nothing else', () => {
    expect(uses.map((change) => scope.has(change))).toEqual([true, false, true, true, false])
    expect(scope.has(put('source', source('used')))).toBe(true)
    expect(scope.has(put('source', source('other')))).toBe(false)
    expect(scope.has({ table: 'session', id: 'session', before: null, after: null })).toBe(true)
    expect(scope.has({ table: 'session', id: 'another', before: null, after: null })).toBe(false)
  })
})
