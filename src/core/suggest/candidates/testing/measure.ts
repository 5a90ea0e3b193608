import { readdirSync } from 'node:fs'
import { corpusFolder, hasCorpus, readCorpus } from '../../../formats/testing/corpora'
import type { TextRange } from '../../../model/text-range'
import { OffsetMap } from '../../../text/offset-map'
import { proposeSegments } from '../../propose-segments'
import { CANDIDATE_RULES } from '../candidate'
import type { Candidate } from '../candidate'
import { findCandidates } from '../find-candidates'
import { scoreSentences } from '../score-sentences'

interface Row {
  readonly text: string
  readonly isWorthy: boolean
}

interface GoldClaim {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly quote: string
}

/** Sentences with the label whether people found them worth a check: CheckThat! TSV, its cells quoted where need be. */
export function labelledSentences(content: string): Row[] {
  const unquoted = (cell: string): string => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  return content
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, text = '', label = ''] = line.split('\t')
      return { text: unquoted(text), isWorthy: label.trim() === 'Yes' }
    })
}

/** How well rows in the order of their scores have the worthy ones in front; ties keep the order of the file. */
export function ranking(rows: readonly Row[]) {
  const scored = rows.map(({ text, isWorthy }) => {
    const scores = scoreSentences({ text, segments: [], language: 'en' }).map(({ score }) => score)
    return { score: Math.max(0, ...scores), isWorthy }
  })
  scored.sort((a, b) => b.score - a.score)
  const worthy = scored.filter(({ isWorthy }) => isWorthy).length
  let hits = 0
  const precisions = scored.flatMap(({ isWorthy }, index) => (isWorthy ? [(hits += 1) / (index + 1)] : []))
  const at = (share: number) => {
    const top = scored.slice(0, Math.round(scored.length * share))
    const found = top.filter(({ isWorthy }) => isWorthy).length
    return { precision: found / top.length, recall: found / worthy }
  }
  const average = precisions.reduce((sum, precision) => sum + precision, 0) / worthy
  return { rows: rows.length, worthy, average, top20: at(0.2), top50: at(0.5) }
}

/** Shared length over the length of both together, 0 to 1. */
export function overlap(a: TextRange, b: TextRange): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return Math.max(0, shared) / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

/** The candidates of the example article, with the hand-made claims in UTF-16 code units. */
export function seedCandidates(): { candidates: readonly Candidate[]; claims: readonly GoldClaim[] } {
  const text = readCorpus('seed/article.txt')
  const map = OffsetMap.of(text)
  const { claims } = JSON.parse(readCorpus('seed/claims.json')) as { claims: GoldClaim[] }
  const segments = proposeSegments(text).map((each) => ({ ...each, excluded: true, confirmedBy: null }))
  return {
    candidates: findCandidates({ text, segments, language: 'en' }),
    claims: claims.map((claim) => ({
      ...claim,
      start: map.fromCodePoint(claim.start),
      end: map.fromCodePoint(claim.end)
    }))
  }
}

/** The candidate that fits a passage best. */
export function bestFor(
  candidates: readonly Candidate[],
  claim: TextRange
): { candidate: Candidate | null; fit: number } {
  let best: { candidate: Candidate | null; fit: number } = { candidate: null, fit: 0 }
  for (const candidate of candidates) {
    const fit = overlap(candidate, claim)
    if (fit > best.fit) best = { candidate, fit }
  }
  return best
}

const two = (value: number): string => value.toFixed(2)

/** How often each rule fires in news text, and how much of it candidates cover. */
function printFirings(print: (line: string) => void): void {
  const folder = 'propaganda/dev-articles'
  const fired = new Map<string, number>()
  let [sentences, candidates, touched, articles] = [0, 0, 0, 0]
  for (const name of readdirSync(corpusFolder(folder)).filter((each) => each.endsWith('.txt'))) {
    const input = { text: readCorpus(`${folder}/${name}`), segments: [], language: 'en' }
    const found = findCandidates(input)
    const scored = scoreSentences(input)
    articles += 1
    sentences += scored.length
    candidates += found.length
    touched += scored.filter(({ start, end }) => found.some((each) => each.start < end && start < each.end)).length
    for (const { reasons } of found) {
      for (const rule of new Set(reasons.map((reason) => reason.rule))) fired.set(rule, (fired.get(rule) ?? 0) + 1)
    }
  }
  print(`news: ${articles} articles, ${sentences} sentences, ${candidates} candidates in ${touched} sentences`)
  for (const rule of CANDIDATE_RULES) {
    print(
      `  ${rule.padEnd(12)} ${fired.get(rule) ?? 0} (${two(((fired.get(rule) ?? 0) * 100) / sentences)} in 100 sentences)`
    )
  }
}

/** Prints what the candidates and the sentence scores are worth on the test corpora that are there. */
export function run(print: (line: string) => void): boolean {
  if (hasCorpus('checkworthiness')) {
    for (const name of ['dev', 'dev-test']) {
      const rows = labelledSentences(readCorpus(`checkworthiness/CT24_checkworthy_english_${name}.tsv`))
      const { worthy, average, top20, top50 } = ranking(rows)
      print(`${name}: ${rows.length} sentences, ${worthy} worth a check (${two(worthy / rows.length)})`)
      print(`  average precision ${two(average)}`)
      print(`  top 20 %: precision ${two(top20.precision)}, recall ${two(top20.recall)}`)
      print(`  top 50 %: precision ${two(top50.precision)}, recall ${two(top50.recall)}`)
    }
  }
  if (hasCorpus('propaganda')) printFirings(print)
  if (!hasCorpus('seed')) return true
  const { candidates, claims } = seedCandidates()
  print(`example article: ${candidates.length} candidates`)
  for (const rule of CANDIDATE_RULES) {
    const fired = candidates.filter(({ reasons }) => reasons.some((reason) => reason.rule === rule)).length
    print(`  ${rule.padEnd(12)} ${fired}`)
  }
  const order = [...candidates].sort((a, b) => b.score - a.score)
  for (const claim of claims) {
    const { candidate, fit } = bestFor(candidates, claim)
    const rank = candidate ? order.indexOf(candidate) + 1 : 0
    const rules = candidate ? [...new Set(candidate.reasons.map(({ rule }) => rule))].join(', ') : 'nothing'
    print(`  ${claim.id}: fit ${two(fit)}, place ${rank}, by ${rules}`)
  }
  const fits = claims.map((claim) => bestFor(candidates, claim).fit)
  print(
    `  overlapped ${fits.filter((fit) => fit > 0).length} of ${claims.length}; by half or more ${fits.filter((fit) => fit >= 0.5).length}; exactly ${fits.filter((fit) => fit >= 0.99).length}`
  )
  return true
}
