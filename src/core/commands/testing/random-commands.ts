import * as fc from 'fast-check'
import type { Article } from '../../model/article'
import { emptyLayer, emptyLibraryState } from '../../model/library'
import type { LibraryState } from '../../model/library'
import { DEFAULT_SCHEME } from '../../model/scheme'
import type { Scheme } from '../../model/scheme'
import type { Command, CommandOf } from '../command'
import { viewOfState } from '../state-view'
import type { PlanView } from '../view'

/** Texts of the test articles: ASCII, astral and combining characters, right-to-left, several paragraphs. */
export const TEXTS: Readonly<Record<string, string>> = {
  '00000000000000aa': 'The ferry left at nine. It carried 412 people, the port said.\nNobody was hurt.',
  '00000000000000bb': 'I 😀 said: “taxes fell 9%” — 👩🏽‍🔬 naïve cafe\u0301 عربي 日本𠮷.\nNext line'
}

export function testArticle(id: string, text: string): Article {
  return {
    id,
    title: `Article ${id}`,
    byline: null,
    publisher: null,
    url: null,
    publishedAt: null,
    language: 'en',
    importedAt: '2024-08-22T10:00:00.000Z',
    original: { name: 'a.txt', sha256: '0'.repeat(64), bytes: text.length, kind: 'txt', encoding: 'utf-8' },
    text: { sha256: '0'.repeat(64), length: text.length, revision: 1 },
    earlier: [],
    segments: [],
    paragraphs: [],
    places: [],
    metadataFrom: {},
    tags: [],
    binnedAt: null
  }
}

/** A state with the test articles loaded. */
export function testState(): LibraryState {
  const state = emptyLibraryState()
  state.schemes.set(DEFAULT_SCHEME.id, DEFAULT_SCHEME)
  for (const [id, text] of Object.entries(TEXTS)) {
    state.articles.set(id, testArticle(id, text))
    state.layers.set(id, emptyLayer(id))
  }
  return state
}

export function testView(state: LibraryState): PlanView {
  return viewOfState(state, DEFAULT_SCHEME.id, (id) => TEXTS[id] ?? '')
}

/** A picked number in [0, below). */
type Pick = (below: number) => number

const SPAN_LABELS = DEFAULT_SCHEME.labels.filter((label) => label.appliesTo === 'span').map((label) => label.id)

function pickFrom<Value>(pick: Pick, values: readonly Value[]): Value | undefined {
  return values.length === 0 ? undefined : values[pick(values.length)]
}

/** A command that makes sense in the state, built from picked numbers; ids count up through `fresh`. */
export function buildCommand(state: LibraryState, pick: Pick, fresh: () => string): Command {
  const article = pickFrom(pick, Object.keys(TEXTS)) ?? ''
  const layer = state.layers.get(article) ?? emptyLayer(article)
  const text = TEXTS[article] ?? ''
  const range = () => {
    const start = pick(text.length - 1)
    return { start, end: start + 1 + pick(text.length - start) }
  }
  const span = pickFrom(pick, [...layer.spans.keys()])
  const claim = pickFrom(pick, [...layer.claims.keys()])
  const label = pickFrom(pick, SPAN_LABELS) ?? 'claim'
  const documentLabel = pickFrom(pick, [...layer.documentLabels.keys()])
  const relation = pickFrom(pick, [...layer.relations.keys()])
  const bookmark = pickFrom(pick, [...layer.bookmarks.keys()])
  const other = pickFrom(pick, Object.keys(TEXTS)) ?? article
  const far = pickFrom(pick, [...(state.layers.get(other)?.spans.keys() ?? [])])
  switch (pick(20)) {
    case 0:
    case 1:
    case 2: {
      const id = fresh()
      const claims = label === 'claim' ? [{ id: fresh(), spans: [id] }] : []
      const ranges = pick(4) === 0 ? [range(), range()] : [range()]
      const spans = [{ id, ranges, label }]
      return { type: 'annotations.add', article, spans, claims, documentLabels: [], edges: 'tidy', origin: 'human' }
    }
    case 3:
      return {
        type: 'annotations.add',
        article,
        spans: [],
        claims: [],
        documentLabels: [{ id: fresh(), label: 'needs-work', value: null }],
        edges: 'tidy',
        origin: 'human'
      }
    case 4:
      return {
        type: 'annotations.remove',
        article,
        spans: span ? [span] : [],
        claims: [],
        documentLabels: documentLabel ? [documentLabel] : []
      }
    case 5:
      return { type: 'span.update', article, spans: span ? [span] : [fresh()], patch: { label }, claims: [] }
    case 6:
      return {
        type: 'span.update',
        article,
        spans: span ? [span] : [fresh()],
        patch: { ranges: [range()] },
        claims: []
      }
    case 7:
      return {
        type: 'claim.update',
        article,
        claim: claim ?? fresh(),
        patch: { normalized: `Said ${pick(100)}`, verdict: pick(2) ? { scale: 'five-point', value: 'false' } : null }
      }
    case 8:
      return { type: 'article.status', articles: [article], status: pick(2) ? 'done' : 'in-progress' }
    case 9:
      return { type: 'article.bin', articles: [article], binned: pick(2) === 1 }
    case 10:
    case 11:
      return {
        ...nothingToAdd(article),
        relations: [
          {
            id: fresh(),
            type: pickFrom(pick, DEFAULT_SCHEME.relationTypes)?.id ?? '',
            from: span ?? fresh(),
            to: { article: other, span: far ?? fresh() }
          }
        ]
      }
    case 12:
      return { ...nothingToAdd(article), bookmarks: [{ id: fresh(), range: range(), name: `Place ${pick(9)}` }] }
    case 13:
      return pick(2)
        ? {
            type: 'relation.update',
            article,
            relation: relation ?? fresh(),
            patch: { swap: true, note: `n${pick(9)}` }
          }
        : { type: 'bookmark.update', article, bookmark: bookmark ?? fresh(), patch: { name: `Name ${pick(9)}` } }
    case 14:
      return { type: 'article.note', article, note: `Note ${pick(9)}` }
    case 15:
      return {
        type: 'span.update',
        article,
        spans: span ? [span] : [fresh()],
        patch: { tags: [`t${pick(3)}`], attributes: { sure: pick(3) ? pick(9) : null } },
        claims: []
      }
    case 16:
      return {
        type: 'annotations.remove',
        article,
        spans: [],
        claims: [],
        documentLabels: [],
        relations: relation ? [relation] : [],
        bookmarks: bookmark ? [bookmark] : []
      }
    case 18: {
      const { start, end } = range()
      const segment = { start, end, role: 'teaser', excluded: pick(2) === 1, reason: '', confirmedBy: null } as const
      return { type: 'article.segments', article, segments: end > text.length ? [] : [segment] }
    }
    case 17:
      return schemeCommand(state, pick, span ? [{ article, spans: [span], label }] : [])
    default:
      return { type: 'article.update', article, patch: { title: `Title ${pick(50)}`, tags: ['a'] } }
  }
}

const nothingToAdd = (article: string): CommandOf<'annotations.add'> => ({
  type: 'annotations.add',
  article,
  spans: [],
  claims: [],
  documentLabels: [],
  edges: 'tidy',
  origin: 'human'
})

/** Takes a label out of the scheme with its spans going elsewhere or nowhere, or brings the labels back. */
function schemeCommand(state: LibraryState, pick: Pick, moves: NonNullable<CommandOf<'scheme.put'>['moves']>): Command {
  const scheme = state.schemes.get(DEFAULT_SCHEME.id) ?? DEFAULT_SCHEME
  if (pick(3) === 0) return { type: 'scheme.put', scheme: plainScheme(DEFAULT_SCHEME), moves }
  const gone = pickFrom(pick, SPAN_LABELS) ?? 'claim'
  const to = pick(2) ? null : (pickFrom(pick, SPAN_LABELS) ?? null)
  const labels = scheme.labels.filter(({ id }) => id !== gone)
  const there = new Set(labels.map(({ id }) => id))
  const kept = scheme.relationTypes.filter(({ from, to: ends }) => [...from, ...ends].every((id) => there.has(id)))
  const retype = scheme.relationTypes.filter((type) => !kept.includes(type)).map(({ id }) => ({ from: id, to: null }))
  return {
    type: 'scheme.put',
    scheme: plainScheme({ ...scheme, labels, relationTypes: kept }),
    relabel: [{ from: gone, to }],
    retype
  }
}

/** A scheme as a window sends it: the command's schema knows no read-only lists. */
const plainScheme = (scheme: Scheme): CommandOf<'scheme.put'>['scheme'] => scheme

/** Long sequences of picked numbers from which command sequences are built. */
export const pickedNumbers = (length: number) =>
  fc.array(fc.nat({ max: 1_000_000 }), { minLength: length, maxLength: length })

/** A source of picked numbers that goes round in a list of them. */
export function pickerOf(numbers: readonly number[]): Pick {
  let next = 0
  return (below) => {
    next += 1
    return below <= 0 ? 0 : ((numbers[next % numbers.length] ?? 0) + next * 7919) % below
  }
}

/** The state as plain data, to compare. The order of records in a table says nothing. */
export function plainState(state: LibraryState): unknown {
  const sorted = (table: ReadonlyMap<string, unknown>) => [...table].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    articles: sorted(state.articles),
    schemes: sorted(state.schemes),
    schemeVersions: sorted(state.schemeVersions),
    layers: [...state.layers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, layer]) => [
        id,
        layer.status,
        layer.note,
        ...[layer.spans, layer.claims, layer.documentLabels, layer.relations, layer.bookmarks].map(sorted)
      ])
  }
}
