import * as fc from 'fast-check'
import { placeLayer } from '../../anchoring/place-layer'
import { placeSegments } from '../../anchoring/place-segments'
import { ReAnchoring } from '../../anchoring/re-anchor'
import type { Article } from '../../model/article'
import { EMPTY_EVIDENCE } from '../../model/evidence'
import { emptyLayer, emptyLibraryState } from '../../model/library'
import type { LibraryState } from '../../model/library'
import { DEFAULT_SCHEME } from '../../model/scheme'
import type { Scheme } from '../../model/scheme'
import type { ArticleRevise, Command, CommandOf } from '../command'
import { viewOfState } from '../state-view'
import type { PlanView } from '../view'

/** Texts of the test articles: ASCII, astral and combining characters, right-to-left, several paragraphs. */
export const TEXTS: Readonly<Record<string, string>> = {
  '00000000000000aa': 'The ferry left at nine. It carried 412 people, the port said.\nNobody was hurt.',
  '00000000000000bb': 'I 😀 said: “taxes fell 9%” — 👩🏽‍🔬 naïve cafe\u0301 عربي 日本𠮷.\nNext line'
}

/** The text of a test article in one of its versions: the first one, or one that was edited here and there. */
export function textOfRevision(id: string, revision: number): string {
  const first = TEXTS[id] ?? ''
  if (revision === 1) return first
  const words = first.split(' ')
  const edited = words.with(revision % words.length, `new${revision}`).toSpliced((revision * 3) % words.length, 2)
  return revision % 2 === 0 ? `Update ${revision}. ${edited.join(' ')}` : [...edited, 'And more.'].join(' ')
}

/** The present text of an article. */
export function textOf(state: LibraryState, id: string): string {
  return textOfRevision(id, state.articles.get(id)?.text.revision ?? 1)
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
    original: { name: 'a.txt', sha256: '0'.repeat(64), bytes: text.length, kind: 'txt', encoding: 'utf-8', from: null },
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
  return viewOfState(state, DEFAULT_SCHEME.id, (id) => textOf(state, id))
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
  const text = textOf(state, article)
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
  switch (pick(26)) {
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
            far: layer.relations.get(relation ?? '')?.to.article ?? article,
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
    case 20: {
      const question = { id: fresh(), claim: claim ?? fresh(), text: `Why ${pick(9)}?`, position: pick(3) }
      const known = pickFrom(pick, [...layer.evidence.keys()])
      const evidence = {
        ...EMPTY_EVIDENCE,
        id: known ?? fresh(),
        claim: claim ?? '',
        question: pick(2) ? question.id : null,
        quote: `Page ${pick(9)}`
      }
      return { type: 'check.put', article, questions: [question], evidence: [evidence] }
    }
    case 21: {
      const at = range()
      const quote = { exact: text.slice(at.start, at.end), prefix: '', suffix: '' }
      const mark = { id: fresh(), range: at, quote, kind: 'nothing-to-check' as const, rule: '', reason: '' }
      return { type: 'check.put', article, marks: [mark] }
    }
    case 22:
      return {
        type: 'check.remove',
        article,
        questions: [...layer.questions.keys()].slice(0, pick(2)),
        evidence: [...layer.evidence.keys()].slice(0, pick(2)),
        marks: [...layer.marks.keys()].slice(0, pick(2))
      }
    case 23:
      return { type: 'claim.time', article, claim: claim ?? fresh(), seconds: pick(90) }
    case 24:
      return pick(3) === 0
        ? { type: 'desk.remove', table: 'source', ids: [pickFrom(pick, [...state.desk.source.keys()]) ?? fresh()] }
        : {
            type: 'desk.put',
            records: [
              { table: 'fact', record: { id: `fact-${pick(3)}`, name: `F${pick(9)}`, claims: [] } },
              { table: 'source', record: { ...SOURCE, id: `source-${pick(3)}`, title: `S${pick(9)}` } }
            ]
          }
    case 25:
      return {
        type: 'claim.update',
        article,
        claim: claim ?? fresh(),
        patch: { check: { disposition: pick(2) ? 'change' : null, proposedText: `Better ${pick(9)}` } }
      }
    case 19:
      return reviseCommand(state, article, 1 + pick(6))
    case 17:
      return schemeCommand(state, pick, span ? [{ article, spans: [span], label }] : [])
    default:
      return { type: 'article.update', article, patch: { title: `Title ${pick(50)}`, tags: ['a'] } }
  }
}

const SOURCE = {
  kind: 'document',
  author: '',
  publisher: '',
  url: null,
  tier: null,
  independenceGroup: '',
  interests: '',
  reliability: '',
  anonymous: false,
  contact: '',
  sensitive: false
} as const

const nothingToAdd = (article: string): CommandOf<'annotations.add'> => ({
  type: 'annotations.add',
  article,
  spans: [],
  claims: [],
  documentLabels: [],
  edges: 'tidy',
  origin: 'human'
})

/** A new version of an article, with everything at its place in it. */
export function reviseCommand(state: LibraryState, id: string, ahead: number): ArticleRevise {
  const article = state.articles.get(id) ?? testArticle(id, textOf(state, id))
  const before = textOf(state, id)
  const revision = article.text.revision + ahead
  const after = textOfRevision(id, revision)
  const anchoring = new ReAnchoring(before, after)
  return {
    type: 'article.revise',
    article: id,
    replaces: article.text.revision,
    version: {
      original: { ...article.original, name: `version-${revision}.txt` },
      text: { sha256: String(revision % 10).repeat(64), length: after.length, revision },
      importedAt: '2024-08-23T10:00:00.000Z',
      segments: placeSegments(before, article.segments, [], anchoring).segments,
      paragraphs: [],
      places: []
    },
    fields: { title: `Title of version ${revision}` },
    ...placeLayer(state.layers.get(id) ?? emptyLayer(id), anchoring, after)
  }
}

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
    desk: Object.values(state.desk).map(sorted),
    layers: [...state.layers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, layer]) => [
        id,
        layer.status,
        layer.note,
        ...[layer.spans, layer.claims, layer.documentLabels, layer.relations, layer.bookmarks].map(sorted),
        ...[layer.questions, layer.evidence, layer.marks, layer.times].map(sorted)
      ])
  }
}
