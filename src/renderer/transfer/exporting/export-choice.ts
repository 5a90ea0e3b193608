import type { ExportLayers, ExportRequest } from '../../../api/export-params'
import type { FormatView } from '../../../api/transfer-views'
import type { Policy } from '../../../core/formats/losses'
import type { ArticleStatus } from '../../../core/model/article'

/** Which articles an export takes. */
export type ExportScope = 'open' | 'shown' | 'all'

/** Shares are whole per cent of training and validation; testing gets the rest. As typed: may be no number. */
export interface SplitChoice {
  readonly train: string
  readonly validation: string
  readonly seed: string
  readonly stratified: boolean
}

/** Everything a person chose. What is about one format is kept by its id, so that going back to it finds it again. */
export interface ExportChoice {
  readonly format: string
  readonly scope: ExportScope
  /** Id of the article that `open` means. */
  readonly open: string | null
  readonly layers: ExportLayers
  /** Null: all, those that were deleted from the scheme included. */
  readonly labels: readonly string[] | null
  readonly people: readonly string[] | null
  readonly status: readonly ArticleStatus[] | null
  /** Days (`2026-11-22`); empty: no bound. */
  readonly from: string
  readonly to: string
  readonly includeNotes: boolean
  readonly includeText: boolean
  readonly neutraliseFormulas: boolean
  readonly settings: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly policies: Readonly<Record<string, Readonly<Record<string, Policy>>>>
  /** Null: no splits. */
  readonly splits: SplitChoice | null
  readonly lossReport: boolean
}

export const FIRST_SPLITS: SplitChoice = { train: '80', validation: '10', seed: '1', stratified: true }

export const FIRST_CHOICE: ExportChoice = {
  format: '',
  scope: 'all',
  open: null,
  layers: 'mine',
  labels: null,
  people: null,
  status: null,
  from: '',
  to: '',
  includeNotes: false,
  includeText: true,
  neutraliseFormulas: true,
  settings: {},
  policies: {},
  splits: null,
  lossReport: true
}

/** What the library has of the scope. */
export interface ScopeArticles {
  /** Ids that the list shows; null while that is not known. */
  readonly shown: readonly string[] | null
  /** Status by article, of all there are. */
  readonly statusOf: ReadonlyMap<string, ArticleStatus>
}

/** Ids of the articles in the scope; null: all. Not narrowed by status. */
export function scopeArticles(choice: ExportChoice, shown: readonly string[] | null): readonly string[] | null {
  if (choice.scope === 'all') return null
  if (choice.scope === 'shown') return shown ?? []
  return choice.open === null ? [] : [choice.open]
}

/** How many articles leave, once status has narrowed them. */
export function articleCount(choice: ExportChoice, { shown, statusOf }: ScopeArticles): number {
  const ids = scopeArticles(choice, shown) ?? [...statusOf.keys()]
  const { status } = choice
  if (status === null) return ids.length
  return ids.filter((id) => status.includes(statusOf.get(id) ?? 'todo')).length
}

const wholeNumber = (text: string): number | null => (/^\d{1,10}$/.test(text.trim()) ? Number(text) : null)

/** Per cent of articles for testing: what the other two leave; null when they are no numbers or too much. */
export function testShare({ train, validation }: SplitChoice): number | null {
  const first = wholeNumber(train)
  const second = wholeNumber(validation)
  if (first === null || second === null || first + second > 100) return null
  return 100 - first - second
}

const MOST_SEED = 0xffff_ffff

export function isSeed(text: string): boolean {
  const seed = wholeNumber(text)
  return seed !== null && seed <= MOST_SEED
}

/** Why nothing can be prepared, and what to do; null when it can. */
export function whyNotPrepare(choice: ExportChoice, articles: ScopeArticles): string | null {
  const { format, scope, labels, people, status, from, to, layers, splits } = choice
  if (format === '') return 'Choose a format.'
  if (scope === 'shown' && articles.shown === null) return 'The texts are still being searched.'
  if (labels?.length === 0) return 'Tick at least one label.'
  if (layers === 'all' && people?.length === 0) return 'Tick at least one person.'
  if (status?.length === 0) return 'Tick at least one status.'
  if (from !== '' && to !== '' && from > to) return 'The first day comes after the last one.'
  if (splits && testShare(splits) === null) return 'Training and validation are whole per cent, together at most 100.'
  if (splits && !isSeed(splits.seed)) return 'The seed is a whole number from 0 to 4294967295.'
  if (articleCount(choice, articles) === 0) return 'There is no article to export. Choose others.'
  return null
}

/** The chosen settings that the format has, with values it has. */
function settingsFor(choice: ExportChoice, { id, writeSettings }: FormatView): Record<string, string> {
  const chosen = choice.settings[id] ?? {}
  const entries = writeSettings.flatMap((setting) => {
    const value = chosen[setting.id]
    if (value === undefined || (setting.choices && !setting.choices.some((each) => each.id === value))) return []
    return [[setting.id, value] as const]
  })
  return Object.fromEntries(entries)
}

/** The chosen policies that the format has. */
function policiesFor(choice: ExportChoice, { id, losses }: FormatView): Record<string, Policy> {
  const chosen = choice.policies[id] ?? {}
  const entries = losses.flatMap(({ feature, policies }) => {
    const policy = chosen[feature]
    return policy !== undefined && policies.includes(policy) ? [[feature, policy] as const] : []
  })
  return Object.fromEntries(entries)
}

/** The request that prepares what was chosen. Only for a choice that `whyNotPrepare` has nothing against. */
export function buildRequest(choice: ExportChoice, format: FormatView, shown: readonly string[] | null): ExportRequest {
  const { layers, labels, people, status, from, to, splits } = choice
  const articles = scopeArticles(choice, shown)
  const test = splits && testShare(splits)
  return {
    format: format.id,
    articles: articles && [...articles],
    layers,
    labels: labels && [...labels],
    people: layers === 'all' && people ? [...people] : null,
    status: status && [...status],
    from: from === '' ? null : from,
    to: to === '' ? null : to,
    includeNotes: choice.includeNotes,
    includeText: choice.includeText || !format.textOptional,
    neutraliseFormulas: choice.neutraliseFormulas,
    settings: settingsFor(choice, format),
    policies: policiesFor(choice, format),
    splits:
      splits === null || test === null
        ? null
        : {
            shares: {
              train: Number(splits.train) / 100,
              validation: Number(splits.validation) / 100,
              test: test / 100
            },
            seed: Number(splits.seed),
            stratified: splits.stratified
          },
    lossReport: choice.lossReport
  }
}
