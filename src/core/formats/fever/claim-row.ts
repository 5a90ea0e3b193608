import type { Evidence } from '../../model/evidence'
import type { ClaimSheet, ClaimSheets, DecidedClass } from '../claims/claim-sheets'
import { classOf } from '../claims/claim-sheets'
import { settingOf } from '../format'
import type { FormatSetting } from '../format'
import type { Pages, PageSentence } from './pages'

export const CONFLICTING: FormatSetting = {
  id: 'conflicting',
  name: 'Conflicting verdicts',
  description: 'what becomes of claims whose evidence conflicts: the data set has no label for them.',
  choices: [
    { id: 'drop', name: 'Leave out' },
    { id: 'nei', name: 'NOT ENOUGH INFO' }
  ]
}
export const SETS: FormatSetting = {
  id: 'evidence',
  name: 'Evidence',
  description: 'whether all of it must be read together, or each piece is enough by itself.',
  choices: [
    { id: 'together', name: 'Read together' },
    { id: 'alternatives', name: 'Each is enough' }
  ]
}

export const FEVER_LABELS = {
  supported: 'SUPPORTS',
  refuted: 'REFUTES',
  'not-enough-evidence': 'NOT ENOUGH INFO'
} as const
export type FeverLabel = (typeof FEVER_LABELS)[keyof typeof FEVER_LABELS]
export type FeverSkip = 'undecided' | 'not-checkable' | 'conflicting' | 'no-evidence'

/** The label of a claim, or why it is left out. */
export function feverLabel(
  sheet: ClaimSheet,
  settings: Readonly<Record<string, string>>
): { readonly label: FeverLabel } | { readonly skip: FeverSkip } {
  const found = classOf(sheet)
  if ('skip' in found) return found
  const label = labelOf(found.class, settings)
  if (label === null) return { skip: 'conflicting' }
  if (label !== 'NOT ENOUGH INFO' && decidingEvidence(sheet, label).length === 0) return { skip: 'no-evidence' }
  return { label }
}

function labelOf(decided: DecidedClass, settings: Readonly<Record<string, string>>): FeverLabel | null {
  if (decided !== 'conflicting') return FEVER_LABELS[decided]
  return settingOf(CONFLICTING, settings) === 'nei' ? 'NOT ENOUGH INFO' : null
}

/** Words of a piece of evidence that can stand in the corpus: a linked passage, a quote, else an answer. */
const wordsOf = ({ passage, quote, answer }: Evidence): string => passage?.quote.exact || quote || answer

/**
 * The evidence that decides: what speaks for the label. Where nobody said for which side any of it speaks, all that is
 * no background.
 */
export function decidingEvidence({ evidence }: ClaimSheet, label: FeverLabel): readonly Evidence[] {
  const worded = evidence.filter((each) => each.answerType !== 'unanswerable' && wordsOf(each).trim() !== '')
  const wanted = label === 'SUPPORTS' ? 'supports' : 'refutes'
  const speaking = worded.filter(({ stance }) => stance === wanted)
  return speaking.length > 0 ? speaking : worded.filter(({ stance }) => stance === 'context')
}

/** What is needed of a claim to write it once the whole corpus is known. */
export interface FeverRow {
  readonly label: FeverLabel
  readonly claim: string
  readonly pieces: readonly {
    /** A passage of an article of the library, in UTF-16 code units of its text. */
    readonly passage: { readonly article: string; readonly start: number; readonly end: number } | null
    readonly source: string
    readonly title: string
    readonly words: string
  }[]
}

/** @returns the claim without the documents, so that these need not be held */
export function feverRow(sheet: ClaimSheet, label: FeverLabel, sheets: Pick<ClaimSheets, 'source'>): FeverRow {
  const evidence = label === 'NOT ENOUGH INFO' ? [] : decidingEvidence(sheet, label)
  return {
    label,
    claim: sheet.text,
    pieces: evidence.map((each) => {
      const source = sheets.source(each)
      const url = each.url ?? source?.url ?? null
      return {
        passage: each.passage && { article: each.passage.article, ...each.passage.range },
        source: each.source ?? url ?? each.passage?.article ?? each.id,
        title: source?.title ?? url ?? 'Evidence',
        words: wordsOf(each)
      }
    })
  }
}

/** Hands out the numbers of claims, annotations and evidence sets, each counted through the file. */
export class FeverNumbers {
  #claims = 0
  #sets = 0

  /** A claim as a line of the file. */
  line({ label, claim, pieces }: FeverRow, pages: Pages, settings: Readonly<Record<string, string>>): string {
    const id = (this.#claims += 1)
    const places = pieces.map(({ passage, source, title, words }): readonly PageSentence[] => {
      const found = passage ? pages.passage(passage.article, passage) : []
      return found.length > 0 ? found : [pages.quote(source, title, words)]
    })
    const sets = settingOf(SETS, settings) === 'alternatives' ? places : places.length === 0 ? [] : [places.flat()]
    const evidence =
      sets.length === 0
        ? [[[id, null, null, null]]]
        : sets.map((set) => {
            const number = (this.#sets += 1)
            return distinct(set).map(({ page, sentence }) => [id, number, page, sentence])
          })
    return `${JSON.stringify({ id, label, claim, evidence })}\n`
  }
}

const distinct = (places: readonly PageSentence[]): readonly PageSentence[] => [
  ...new Map(places.map((place) => [`${place.sentence} ${place.page}`, place])).values()
]
