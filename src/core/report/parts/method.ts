import { DISPOSITIONS } from '../../model/claim-check'
import type { VerdictScale } from '../../model/verdict-scale'
import { POLICY_RULES } from '../../session/policy'
import { facts, foreign, heading, paragraph, plain, present, tag } from '../block-builders'
import type { Block, Runs, TableBlock } from '../report-document'
import type { ReportContext } from '../report-context'
import { CANONICAL_WORDS, counted, dateWords, DISPOSITION_WORDS, grouped } from '../report-words'
import { claimLink } from './summary'

/** How it was done, and what its words mean. */
export function methodBlocks(context: ReportContext): readonly Block[] {
  const { input, claims } = context
  const { session, scales } = input
  const used = new Set([session.scale, ...claims.map(({ claim }) => claim.verdict?.scale ?? null)])
  const hasDispositions = session.scale === null || claims.some(({ claim }) => claim.check.disposition !== null)
  const shown = scales.filter(({ id }) => used.has(id))
  return present<Block>(
    heading(2, 'method', 'Method'),
    session.method === '' ? null : paragraph([foreign(session.method)]),
    paragraph(
      'Each claim is quoted as it stands in the text; the quotation was compared with the text again when this report ' +
        'was made. Paragraphs (¶) are counted from 1, without blank lines. Characters are Unicode code points, counted ' +
        'from 0; the second number is that of the first character after the words. A word counts as checked when every ' +
        'claim on it is decided. A copy on file lies in the library under its SHA-256; whoever has the file can compute ' +
        'it and compare.'
    ),
    heading(3, 'method-scale', 'Scale'),
    hasDispositions ? dispositionTable() : null,
    shown.flatMap((scale) => [paragraph([foreign(scale.about)]), scaleTable(scale)]),
    heading(3, 'method-policy', 'Rules in force'),
    policyBlocks(context)
  )
}

function dispositionTable(): TableBlock {
  return {
    kind: 'table',
    caption: 'Dispositions: what is to be done about the words',
    columns: [
      { title: 'Disposition', share: 28 },
      { title: 'Meaning', share: 72 }
    ],
    rows: DISPOSITIONS.map((id) => {
      const { glyph, label, hue, means } = DISPOSITION_WORDS[id]
      return [[[tag(`${glyph} ${label}`, hue)]], [plain(means)]]
    })
  }
}

function scaleTable({ name, values }: VerdictScale): TableBlock {
  return {
    kind: 'table',
    caption: `Verdicts: ${name}`,
    columns: [
      { title: 'Verdict', share: 28 },
      { title: 'Meaning', share: 52 },
      { title: 'Class', share: 20 }
    ],
    rows: values.map(({ glyph, label, hue, definition, canonical }) => [
      [[tag(`${glyph} ${label}`, hue)]],
      [[foreign(definition)]],
      [plain(CANONICAL_WORDS[canonical])]
    ])
  }
}

/** The rules with what does not meet them; overridden ones with the reason. */
function policyBlocks(context: ReportContext): Block[] {
  const inForce = POLICY_RULES.filter(({ id }) => context.input.session.policy.includes(id))
  if (inForce.length === 0) return [paragraph('No rule was in force.')]
  const warnings = context.claims.flatMap((told) => context.policyOf(told).map((warning) => ({ told, warning })))
  return [
    {
      kind: 'table',
      caption: 'Rules, and the claims that do not meet them',
      columns: [
        { title: 'Rule', share: 30 },
        { title: 'Why', share: 30 },
        { title: 'Not met by', share: 20 },
        { title: 'Overridden for', share: 20 }
      ],
      rows: inForce.map(({ id, name, origin, why }) => {
        const of = warnings.filter(({ warning }) => warning.rule === id)
        const links = (isOverridden: boolean): Runs => {
          const codes = of.filter(({ warning }) => (warning.overridden !== null) === isOverridden)
          if (codes.length === 0) return plain('–')
          return codes.flatMap(({ told }, index) => [...(index === 0 ? [] : plain(', ')), ...claimLink(told, context)])
        }
        return [[plain(name), [{ text: origin, look: 'faint' as const }]], [plain(why)], [links(false)], [links(true)]]
      })
    }
  ]
}

/** Public corrections, newest last. */
export function correctionBlocks(context: ReportContext): readonly Block[] {
  const rows = context.claims
    .flatMap((told) => told.claim.check.corrections.map((correction) => ({ told, correction })))
    .sort((a, b) => (a.correction.date < b.correction.date ? -1 : a.correction.date > b.correction.date ? 1 : 0))
  return present<Block>(
    heading(2, 'corrections', 'Corrections'),
    rows.length === 0
      ? paragraph('No correction was made.')
      : {
          kind: 'table',
          caption: 'Corrections, in the order of their dates',
          columns: [
            { title: 'Date', share: 18 },
            { title: 'Claim', share: 14 },
            { title: 'Correction', share: 68 }
          ],
          rows: rows.map(({ told, correction }) => [
            [plain(dateWords(correction.date))],
            [claimLink(told, context)],
            [[foreign(correction.text)]]
          ])
        }
  )
}

/** What the log says of itself, so that a later log can be told to be the same one. */
export function logBlocks({ input }: ReportContext): readonly Block[] {
  const { entries, lastHash, faults } = input.log
  return present<Block>(
    heading(2, 'log', 'Audit log'),
    paragraph(
      'Everything that was done in this session is in its log, which its bundle has and which can be exported by ' +
        'itself. Each line holds the SHA-256 of the line before it, so that a line that was changed, added or taken ' +
        `out later shows. The log that is told here is the one ${input.options.includePrivate ? 'with' : 'without'} what is private.`
    ),
    facts([
      ['Entries', plain(grouped(entries))],
      ['SHA-256 of the last line', lastHash === '' ? plain('there is no line') : [{ text: lastHash, look: 'code' }]],
      ['As of', plain(dateWords(input.now))],
      [
        'The chain',
        plain(
          faults.length === 0
            ? 'holds from the first line to the last'
            : `is broken: ${counted(faults.length, 'fault')}`
        )
      ]
    ]),
    faults.length === 0 ? null : { kind: 'list', ordered: false, items: faults.map((fault): Runs => [foreign(fault)]) }
  )
}
