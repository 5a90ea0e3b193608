import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditLogWriter } from './audit-log'
import type { AuditDraft, AuditHead } from './audit-log'
import { checkAuditLog } from './check-audit-log'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const HEAD: AuditHead = {
  library: 'l1',
  session: 's1',
  private: false,
  people: { p1: 'Ada' },
  journals: [{ name: 'p1-d1', entries: 2, lastHash: 'ab', faults: 0 }]
}
const draft = (id: string, given: Partial<AuditDraft> = {}): AuditDraft => ({
  at: '2026-03-01T10:00:00.000Z',
  actor: 'p1',
  action: 'claim.update',
  label: 'Decide on the claim',
  entity: { table: 'claim', article: '0123456789abcdef', id },
  before: null,
  after: { id, normalized: 'The pier is “new” 🌊.' },
  reason: null,
  withheld: [],
  journal: { name: 'p1-d1', seq: 1, line: 'cd' },
  ...given
})

function logOf(drafts: readonly AuditDraft[]): string {
  const writer = new AuditLogWriter(sha256)
  return [writer.head(HEAD), ...drafts.map((each) => writer.entry(each)), writer.end()].join('')
}
const check = (content: string) => checkAuditLog(content, sha256)
const LOG = logOf([
  draft('c1', { reason: 'no-anonymous: a public record' }),
  draft('c2', { withheld: ['note'] }),
  draft('c3')
])

describe('the audit log', () => {
  it('D15: what was written is sound, and its last hash is told', () => {
    const writer = new AuditLogWriter(sha256)
    const content = writer.head(HEAD) + writer.entry(draft('c1')) + writer.end()
    expect(check(content)).toEqual({ entries: 1, lastHash: writer.lastHash, faults: [] })
  })

  it('says why where somebody said why, and what was withheld where something was', () => {
    const lines = LOG.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ seq, reason, withheld }) => [seq, reason, withheld])).toEqual([
      [undefined, undefined, undefined],
      [1, 'no-anonymous: a public record', undefined],
      [2, undefined, ['note']],
      [3, undefined, undefined],
      [undefined, undefined, undefined]
    ])
    expect(lines.slice(1).map(({ prevHash }) => prevHash)).toEqual(lines.slice(0, -1).map(({ hash }) => hash))
  })

  it('D15: one changed byte anywhere is found, and the line it is in is named', () => {
    const bytes = Buffer.from(LOG, 'utf8')
    let line = 1
    for (let index = 0; index < bytes.length; index += 1) {
      for (const bit of [0x01, 0x20, 0x80]) {
        const flipped = Buffer.from(bytes)
        flipped[index] = (flipped[index] ?? 0) ^ bit
        const { faults } = check(flipped.toString('utf8'))
        expect(
          faults.map((fault) => fault.line),
          `byte ${index} of line ${line}, bit ${bit}`
        ).toContain(line)
      }
      if (bytes[index] === 0x0a) line += 1
    }
  })

  it('D15: lines that were taken out, put in, turned round or cut off are found', () => {
    const lines = LOG.trim().split('\n')
    const [head = '', one = '', two = '', three = '', end = ''] = lines
    const faultsOf = (...given: string[]) => check(`${given.join('\n')}\n`).faults.map(({ line }) => line)
    expect(faultsOf(head, one, two, three, end)).toEqual([])
    expect(faultsOf(head, two, three, end)).toContain(2)
    expect(faultsOf(head, one, three, two, end)).toContain(3)
    expect(faultsOf(head, one, one, two, three, end)).toContain(3)
    expect(faultsOf(head, one, two, three)).toEqual([4])
    expect(faultsOf(head, one, two, three, end, end)).toContain(6)
    expect(check(LOG.slice(0, -1)).faults).not.toEqual([])
    expect(check('').faults).not.toEqual([])
  })

  it('D15: a line that was changed together with its own hash does not fit the one after it', () => {
    const lines = LOG.trim().split('\n')
    const { hash: _hash, ...record } = JSON.parse(lines[2] ?? '') as Record<string, unknown>
    const forged = { ...record, actor: 'p2' }
    const sorted = (value: Record<string, unknown>) =>
      JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))
    lines[2] = sorted({ ...forged, hash: sha256(sorted(forged)) })
    expect(check(`${lines.join('\n')}\n`).faults[0]).toMatchObject({
      line: 4,
      message: expect.stringContaining('does not follow line 3')
    })
  })

  it('never throws on a file that is no log', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (content) => {
        expect(check(content).faults).not.toEqual([])
      })
    )
  })
})
