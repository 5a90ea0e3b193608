import { v7 } from 'uuid'
import type { Client } from '../../../api/client'
import type { ClientCommand } from '../../../core/commands/command'
import { EMPTY_EVIDENCE } from '../../../core/model/evidence'
import { DEFAULT_SCHEME } from '../../../core/model/scheme'
import type { Scheme } from '../../../core/model/scheme'
import { capture, SOURCE, CONTACT } from '../../evidence/testing/checked-article'
import { HOSTILE_VALUES } from '../../../core/text/testing/hostile-values'

/** The values as a field of so many characters takes them: without outer space where that is dropped. */
const cut = (value: string, most = 190): string => [...value].slice(0, most).join('')

const scheme = (values: readonly string[]): Scheme => ({
  ...DEFAULT_SCHEME,
  guideline: values.join('\n'),
  labels: [
    ...DEFAULT_SCHEME.labels,
    ...values.map((value, index) => ({
      ...(DEFAULT_SCHEME.labels[0] as Scheme['labels'][number]),
      id: `hostile-${index}`,
      path: value,
      name: value,
      key: null,
      description: value,
      examples: [value],
      appliesTo: 'both' as const,
      role: null,
      attributes: [
        {
          ...{ id: 'words', name: cut(value).trim() || 'Words', kind: 'text' as const, description: value },
          ...{ required: false, options: [], minimum: null, maximum: null }
        }
      ]
    }))
  ],
  relationTypes: [
    ...DEFAULT_SCHEME.relationTypes,
    ...values.map((value, index) => ({
      ...{ id: `relates-${index}`, name: cut(value).trim() || 'Relates', from: [], to: [], symmetric: false },
      ...{ hue: 20, description: value }
    }))
  ]
})

/** A file name can have everything but slashes and NUL: those are refused where it comes in (X3). */
const fileName = (value: string): string => `${cut(value).replace(/[/\\\0]/g, '_')}.txt`

async function importArticle(client: Client, value: string, number: number): Promise<string> {
  const { batch } = await client.call('import.begin', {})
  // Bytes that no text has are refused where a file comes in (X6).
  const body = value.replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, ' ')
  const bytes = Buffer.from(`Ferries carried ${number} people. ${body} Nobody was hurt, said the port.`)
  const name = fileName(value)
  const piece = { item: 'one', name, folder: '', size: bytes.length, offset: 0, data: bytes.toString('base64') }
  await client.call('import.upload', { batch, pieces: [piece] })
  const title = value.trim() || 'Untitled'
  const { added } = await client.call('import.commit', {
    batch,
    items: [{ item: 'one', title, byline: value, publisher: value, url: 'https://example.org/a' }]
  })
  return added[0] ?? ''
}

/** Commands that put the value into every text of an article's annotations. */
function annotations(article: string, value: string, index: number): ClientCommand[] {
  const [first, second, claim, question] = [v7(), v7(), v7(), v7()]
  const label = `hostile-${index}`
  const attributes = { words: value, list: [value, 'x'] }
  const authored = { attributes, tags: [cut(value).trim() || 'tag'], note: value }
  const passage = { range: { start: 0, end: 7 }, quote: { exact: 'Ferries', prefix: '', suffix: '' } }
  return [
    {
      type: 'annotations.add',
      article,
      spans: [
        { id: first, ranges: [{ start: 0, end: 15 }], label: 'claim', ...authored, attributes: {} },
        { id: second, ranges: [{ start: 8, end: 20 }], label, ...authored }
      ],
      claims: [
        {
          id: claim,
          spans: [first],
          normalized: value,
          speaker: value,
          verdict: { scale: 'averitec', value: 'refuted' },
          note: value,
          check: {
            headline: value,
            topics: [value],
            assignee: value,
            waiting: { for: 'source', on: value, due: null },
            attribution: {
              ...{ kind: 'direct', anonymity: 'named', source: passage, cue: passage, content: null },
              ...{ cueType: null, reportedVia: [value] }
            },
            saidOn: { date: null, words: value },
            reportedBy: value,
            strategies: [value],
            disposition: 'change',
            justification: value,
            explanation: value,
            wouldChange: value,
            proposedText: value,
            overrides: [{ rule: 'two-sources', reason: value }],
            corrections: [{ date: '2024-08-22', text: value }],
            policyAnswers: { literal: value }
          }
        }
      ],
      documentLabels: [{ id: v7(), label, value, attributes: { words: value }, note: value }],
      relations: [
        { id: v7(), type: `relates-${index}`, from: second, to: { article, span: first }, attributes, note: value }
      ],
      bookmarks: [{ id: v7(), range: { start: 0, end: 7 }, name: value }],
      edges: 'exact',
      origin: 'human'
    },
    {
      type: 'check.put',
      article,
      questions: [{ id: question, claim, text: value, position: 0 }],
      evidence: [
        {
          ...EMPTY_EVIDENCE,
          ...{ id: v7(), claim, question, answer: value, answerType: 'boolean', booleanExplanation: value },
          ...{ quote: value, locator: value, source: `source-${index}`, url: 'https://example.org/e', note: value },
          calculation: { expression: value, result: value, working: [value] }
        }
      ],
      marks: [{ id: v7(), ...passage, kind: 'nothing-to-check', rule: cut(value, 80), reason: value }]
    },
    { type: 'article.note', article, note: value },
    { type: 'article.update', article, patch: { tags: [cut(value).trim() || 'tag'] } }
  ]
}

const desk = (value: string, index: number): ClientCommand => {
  const named = value.trim() || 'Name'
  return {
    type: 'desk.put',
    records: [
      {
        table: 'source',
        record: {
          ...SOURCE,
          ...{ id: `source-${index}`, title: named, author: value, publisher: value, independenceGroup: value },
          ...{ interests: value, reliability: value, contact: value }
        }
      },
      {
        table: 'speaker',
        record: {
          ...{ id: `speaker-${index}`, name: named, aliases: [named], title: value, organisation: value },
          ...{ kind: 'person', sameAs: null }
        }
      },
      {
        table: 'contact',
        record: {
          ...CONTACT,
          ...{ id: `contact-${index}`, who: named, how: value, asked: value, answered: value, isPublic: true }
        }
      }
    ]
  }
}

export interface HostileLibrary {
  readonly session: string
  readonly articles: readonly string[]
}

/**
 * Fills an empty library with an article for every hostile value, which stands in every text that a person can type
 * there, and begins a session over all of them that is called by one of them.
 */
export async function fillHostileLibrary(client: Client, name: string): Promise<HostileLibrary> {
  const values = Object.values(HOSTILE_VALUES)
  const run = (commands: ClientCommand[]) => client.call('command.runGroup', { commands })
  await run([{ type: 'scheme.put', scheme: scheme(values) }])
  const articles: string[] = []
  for (const [index, value] of values.entries()) {
    const article = await importArticle(client, value, index)
    articles.push(article)
    await run([desk(value, index), ...annotations(article, value, index)])
  }
  const file = await capture(client, fileName(name), 'Captured words.')
  const { claims } = await client.call('article.open', { article: articles[0] ?? '' })
  const evidence = [{ ...EMPTY_EVIDENCE, id: v7(), claim: claims[0]?.id ?? '', capture: file, calculation: null }]
  const session = v7()
  const record = {
    ...{ id: session, name: name.trim(), preset: 'line-check' as const, articles, scale: null, policy: [], asOf: null },
    ...{ checker: name, state: 'open' as const, finishedAt: null, timed: true, method: name },
    filters: [{ id: 'own', name: name.trim(), query: name }]
  }
  await run([
    { type: 'check.put', article: articles[0] ?? '', evidence },
    { type: 'desk.put', records: [{ table: 'session', record }] }
  ])
  return { session, articles }
}
