import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allBlocks, runsOf, textOf } from './report-document'
import type { Block, HeadingBlock, ReportDocument } from './report-document'
import { buildReport } from './build-report'
import { REPORT_SECTIONS, ReportError } from './report-input'
import type { ReportOptions } from './report-input'
import { fullDraft, ReportDraft, sampleArticle } from './testing/sample-report'

const PRIVATE: ReportOptions = { sections: REPORT_SECTIONS, includePrivate: true, anonymiseChecker: false }

const headings = (report: ReportDocument): HeadingBlock[] =>
  report.blocks.filter((block): block is HeadingBlock => block.kind === 'heading')
const everything = (report: ReportDocument): string =>
  [...allBlocks(report.blocks)].map((block) => textOf(runsOf(block))).join('\n')
/** The blocks of one part. */
function part(report: ReportDocument, id: string): readonly Block[] {
  const from = report.blocks.findIndex((block) => block.kind === 'heading' && block.id === id)
  const to = report.blocks.findIndex((block, index) => index > from && block.kind === 'heading' && block.level <= 2)
  return report.blocks.slice(from, to < 0 ? undefined : to)
}
const partText = (report: ReportDocument, id: string): string =>
  [...allBlocks(part(report, id))].map((block) => textOf(runsOf(block))).join('\n')

describe('the parts of a report', () => {
  const report = buildReport(fullDraft().input())

  test('every part is there, in order, and no level of headings is left out', () => {
    const tops = headings(report).filter(({ level }) => level <= 2)
    expect(tops.map(({ id }) => id)).toEqual(['title', 'summary', ...REPORT_SECTIONS])
    let before = 0
    for (const { level } of headings(report)) {
      expect(level).toBeLessThanOrEqual(before + 1)
      before = level
    }
    const ids = headings(report).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('every link leads to a heading', () => {
    const ids = new Set(headings(report).map(({ id }) => id))
    for (const block of allBlocks(report.blocks)) {
      for (const { to } of runsOf(block)) if (to !== undefined) expect(ids).toContain(to)
    }
  })

  test('parts that were not chosen are not there, and nothing leads to them', () => {
    const short = buildReport(fullDraft().input({ options: { ...PRIVATE, sections: ['changes'] } }))
    expect(headings(short).map(({ id }) => id)).toEqual(['title', 'summary', 'open-items', 'changes'])
    for (const block of allBlocks(short.blocks)) for (const { to } of runsOf(block)) expect(to).toBeUndefined()
  })

  test('the summary counts dispositions, verdicts, words and what is open', () => {
    const bars = part(report, 'summary').flatMap((block) => (block.kind === 'bars' ? [block] : []))
    expect(bars.map(({ caption }) => caption)).toEqual([
      'Dispositions',
      'Verdicts: Five-point scale',
      'Words in scope: 91'
    ])
    expect(bars[0]?.rows.map(({ label, count }) => [label, count])).toEqual([
      ['OK, with source', 1],
      ['Change', 1],
      ['Can’t confirm', 1]
    ])
    const words = bars[2]
    expect(words?.rows.reduce((sum, { count }) => sum + count, 0)).toBe(words?.total)
    expect(partText(report, 'summary')).toContain('4 claims in 1 text: 3 decided, 1 open.')
    expect(partText(report, 'summary')).toContain('waiting for the source, due 2 Sep 2024')
  })

  test('the change list has the original, the proposal, the reason and boxes to tick', () => {
    const table = part(report, 'changes').find((block) => block.kind === 'table')
    const row = table?.kind === 'table' ? table.rows[0]?.map((cell) => cell.map(textOf)) : undefined
    expect(row).toEqual([
      ['K-002'],
      ['3'],
      ['more than 412m2 of oak'],
      ['more than 412 cubic metres of oak'],
      ['The unit is wrong.'],
      ['☐ accept', '☐ reject', '☐ other words']
    ])
  })

  test('a sheet has the words in their sentence, their place in code points, evidence, working and decision', () => {
    const from = report.blocks.findIndex((block) => block.kind === 'heading' && block.id === 'claim-1-k-004')
    const quote = report.blocks[from + 1]
    expect(quote?.kind === 'quote' && quote.runs.find(({ look }) => look === 'mark')?.text).toBe(
      'The old ferry carried 900 people a day'
    )
    // The emoji before it is one code point and two UTF-16 units.
    const start = [...fullDraft().text.slice(0, fullDraft().text.indexOf('The old ferry'))].length
    expect(quote?.kind === 'quote' && textOf(quote.locator)).toBe(`¶ 4, characters ${start}–${start + 38}`)
    const sheets = partText(report, 'claims')
    for (const words of [
      '412 m³ of oak were built in by 31 July.',
      'p. 2, table 1',
      'd'.repeat(64),
      'https://archive.example/annex-b',
      '20.6 m * 20 m = 412 m²',
      'Timber is measured in cubic metres; the annex says 412 m³.',
      'Ilse Brandt, deputy mayor, Linn council'
    ]) {
      expect(sheets).toContain(words)
    }
  })

  test('what could not be established names the open claim and its question, and the unproven one', () => {
    const text = partText(report, 'unknown')
    expect(text).toContain('K-001')
    expect(text).toContain('Which other timber bridges are longer?')
    expect(text).toContain('No count was kept before 1990.')
    expect(text).not.toContain('K-003')
  })

  test('left out: every masked part with its reason, and dropped claims', () => {
    const text = partText(report, 'excluded')
    expect(text).toContain('Cut short, of another story.')
    expect(text).toContain('¶ 5')
    expect(text).toContain('K-005 opened a new hall')
  })

  test('the log is told by its last hash, and a broken chain by its faults', () => {
    expect(partText(report, 'log')).toContain('c'.repeat(64))
    const broken = { entries: 2, lastHash: 'e'.repeat(64), faults: ['line 2 was changed'] }
    expect(partText(buildReport(fullDraft().input({ log: broken })), 'log')).toContain('line 2 was changed')
  })

  test('claims of several texts are told apart, and a fact leads from one to the other', () => {
    const one = fullDraft()
    const article = sampleArticle('A second text says 900 people.', '00000000000000b2')
    const two = new ReportDraft('A second text says 900 people.', { ...article, title: 'Second' })
    const again = two.claim('900 people')
    const first = [...one.layer.claims.values()][3]
    one.desk.fact.set('f1', {
      ...again,
      id: 'f1',
      name: '900 a day',
      claims: [
        { article: one.article.id, claim: first?.id ?? '' },
        { article: article.id, claim: again.id }
      ]
    })
    const both = buildReport(one.input({ articles: [one.toArticle(), two.toArticle()] }))
    const ids = headings(both).map(({ id }) => id)
    expect(ids).toContain('claim-1-k-001')
    expect(ids).toContain('claim-2-k-001')
    const sheet = partText(both, 'claims')
    expect(sheet).toMatch(/Same fact as2\/K-001/)
    expect(sheet).toMatch(/Same fact as1\/K-004/)
  })
})

describe('what may leave', () => {
  test('X8: nothing private, sensitive or off the record is in a report unless asked for', () => {
    const plain = JSON.stringify(buildReport(fullDraft().input()))
    for (const secret of ['PRIVATE', 'HIDDEN', 'secret.desk']) expect(plain).not.toContain(secret)
    expect(plain).toContain('2 sensitive pieces of evidence')
    const whole = JSON.stringify(buildReport(fullDraft().input({ options: PRIVATE })))
    for (const secret of [
      'PRIVATE-NOTE',
      'PRIVATE-EVIDENCE-NOTE',
      'HIDDEN-QUOTE',
      'HIDDEN-BY-SOURCE',
      'HIDDEN-SOURCE'
    ]) {
      expect(whole).toContain(secret)
    }
    for (const secret of ['HIDDEN-CONTACT', 'HIDDEN-OFF-RECORD', 'HIDDEN-PERSON', 'secret.desk']) {
      expect(whole).toContain(secret)
    }
  })

  test('X8: a rule that warns of a sensitive source does not name it', () => {
    const input = fullDraft().input({}, { policy: ['interests-noted', 'no-anonymous-source'] })
    const report = buildReport(input)
    expect(partText(report, 'claims')).toContain('a source that is withheld')
    expect(JSON.stringify(report)).not.toContain('HIDDEN')
  })

  test('an anonymous report names the checker nowhere', () => {
    const draft = fullDraft()
    const [claim] = draft.layer.claims.keys()
    const history = new Map([[claim ?? '', [{ at: '2024-08-26T09:00:00.000Z', person: 'p1', what: 'Marked' }]]])
    const named = everything(buildReport(draft.input({ history })))
    expect(named).toContain('Mara Kell')
    const options = { ...PRIVATE, anonymiseChecker: true }
    expect(JSON.stringify(buildReport(draft.input({ history, options })))).not.toContain('Mara')
  })
})

describe('what the text has', () => {
  test('words that are not at their place are an error that names the claim', () => {
    const draft = fullDraft()
    const moved = { ...draft.toArticle(), text: draft.text.replace('412m2', '421m2') }
    expect(() => buildReport(draft.input({ articles: [moved] }))).toThrow(ReportError)
    expect(() => buildReport(draft.input({ articles: [moved] }))).toThrow(/claim K-002/)
  })

  test('the annotated text is the text, paragraph by paragraph, whatever is marked', () => {
    const text = fc.array(fc.constantFrom('a', 'b ', '. ', 'C', '\n', '\n\n', '😀', 'é', '“', ' '), { maxLength: 60 })
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }), (pieces, places) => {
        const whole = pieces.join('')
        const draft = new ReportDraft(whole, { ...sampleArticle(), segments: [] })
        const units = [...whole]
        for (const [a, b] of places) {
          const [start, end] = [a % (units.length + 1), b % (units.length + 1)].sort((x, y) => x - y)
          const said = units.slice(start, end).join('')
          if (said.trim() !== '') draft.claim(said)
        }
        const report = buildReport(draft.input())
        const blocks = report.blocks.flatMap((block) => (block.kind === 'annotated' ? [block] : []))
        const told = blocks.map((block) =>
          runsOf(block)
            .filter(({ foreign }) => foreign)
            .map((run) => run.text)
            .join('')
        )
        expect(told).toEqual(whole.split('\n').filter((line) => line.trim() !== ''))
        // Every claim has one sheet, and its number stands in the text once.
        const codes = [...draft.layer.claims.values()].map(({ check }) => `K-${String(check.number).padStart(3, '0')}`)
        const sheets = headings(report).filter(({ id }) => /^claim-1-k-\d+$/.test(id))
        expect(sheets.map(({ runs }) => runs[0]?.text).sort()).toEqual([...codes].sort())
        const numbers = blocks.flatMap((block) => runsOf(block).flatMap(({ to, text: code }) => (to ? [code] : [])))
        expect(numbers.sort()).toEqual([...codes].sort())
      })
    )
  })

  test('claims without a number, or with one that is taken, still have a code of their own', () => {
    const draft = new ReportDraft()
    draft.claim('longest', { number: 0 })
    draft.claim('turning point', { number: 7 })
    draft.claim('60%', { number: 7 })
    const codes = headings(buildReport(draft.input()))
      .filter(({ id }) => id.startsWith('claim-') && !/(evidence|decision|history)$/.test(id))
      .map(({ runs }) => runs[0]?.text)
    expect(codes).toEqual(['K-007', 'N-001', 'N-002'])
  })

  test('a session without claims, and one without texts, are reports too', () => {
    const draft = new ReportDraft()
    expect(partText(buildReport(draft.input()), 'claims')).toContain('There are no claims.')
    expect(partText(buildReport(draft.input({ articles: [] })), 'summary')).toContain('0 claims in 0 texts')
  })
})
