import { code, facts, foreign, heading, joined, link, paragraph, plain, present, words } from '../block-builders'
import type { Block, Runs, TableBlock } from '../report-document'
import type { ReportContext } from '../report-context'
import type { ToldArticle } from '../report-claims'
import { counted, dateWords, grouped, PRESET_WORDS } from '../report-words'
import { POLICY_RULES } from '../../session/policy'
import { OffsetMap } from '../../text/offset-map'

/** What was checked, by whom, when, and by which measure. */
export function coverBlocks(context: ReportContext, title: string): readonly Block[] {
  const { input, articles, checker } = context
  const { session, software, now, scales, options } = input
  const scale = scales.find(({ id }) => id === session.scale)
  const hasMethod = options.sections.includes('method')
  const measure = (text: string, to: string): Runs => (hasMethod ? [link(text, to)] : [foreign(text)])
  const rules = POLICY_RULES.filter(({ id }) => session.policy.includes(id))
  const [only] = articles
  return present<Block>(
    heading(1, 'title', [foreign(title)]),
    paragraph(
      only && articles.length === 1
        ? [words(only.article.title, only.article.language)]
        : plain(`Fact-check of ${counted(articles.length, 'text')}`),
      'lead'
    ),
    facts([
      ['Kind of check', [{ text: PRESET_WORDS[session.preset] }]],
      ['Checked by', checker],
      ['Second reader', [{ text: 'none: one person’s work' }]],
      ['Begun', dateWords(session.createdAt)],
      [
        'Finished',
        session.finishedAt === null ? 'not yet: this is a report of work under way' : dateWords(session.finishedAt)
      ],
      ['As-of date', session.asOf === null ? 'no day was set' : dateWords(session.asOf)],
      ['Scale', scale ? measure(scale.name, 'method-scale') : [{ text: 'dispositions only' }]],
      [
        'Rules in force',
        rules.length === 0
          ? [{ text: 'none' }]
          : joined(
              rules.map(({ name }) => measure(name, 'method-policy')),
              ', '
            )
      ],
      ['Report made', `${dateWords(now)} with ${software}`]
    ]),
    articles.length === 1 && only ? facts(articleFacts(only)) : articleTable(articles)
  )
}

function articleFacts({ article, scope, text }: ToldArticle): readonly (readonly [string, string | Runs | null])[] {
  return [
    [
      'Text',
      `${counted(scope.words, 'word')} in scope, ${grouped(OffsetMap.of(text).toCodePoint(text.length))} characters in all`
    ],
    ['Byline', article.byline],
    ['Publisher', article.publisher],
    ['Published', article.publishedAt === null ? 'no date is known' : dateWords(article.publishedAt)],
    ['Address', article.url],
    ['Version', article.earlier.length === 0 ? null : `${article.earlier.length + 1} of this text`],
    ['File', article.original.name],
    ['SHA-256 of the file', [code(article.original.sha256)]],
    ['SHA-256 of the text', [code(article.text.sha256)]]
  ]
}

function articleTable(articles: readonly ToldArticle[]): TableBlock {
  return {
    kind: 'table',
    caption: 'The texts',
    columns: [
      { title: 'No.', share: 7 },
      { title: 'Text', share: 38 },
      { title: 'Published', share: 15 },
      { title: 'Words in scope', share: 12 },
      { title: 'SHA-256 of the text', share: 28 }
    ],
    rows: articles.map(({ article, index, scope }) => [
      [plain(String(index + 1))],
      present<Runs>([[words(article.title, article.language)]], article.url === null ? null : [[foreign(article.url)]]),
      [plain(article.publishedAt === null ? 'not known' : dateWords(article.publishedAt))],
      [plain(grouped(scope.words))],
      [[{ text: article.text.sha256, look: 'code' }]]
    ])
  }
}
