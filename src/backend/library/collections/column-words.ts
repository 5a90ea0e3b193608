import type { ColumnUse } from '../../../api/import-params'

type NamedUse = Exclude<ColumnUse, 'ignore'>

/**
 * Words that headers have, in several languages. Where a header has words of several uses (`title_date`, `source url`)
 * the use that stands first here counts: what is narrower comes before what is wider.
 */
const WORDS: readonly (readonly [use: NamedUse, words: string])[] = [
  ['url', 'url uri link links permalink href webadresse adresse lien enlace ссылка 链接 网址 リンク'],
  [
    'publishedAt',
    'date published publishedat pubdate datetime time timestamp created createdat datum veröffentlicht erschienen ' +
      'publié fecha publicado data pubblicato дата опубликовано 日期 发布时间 日付 تاريخ tarih'
  ],
  [
    'tags',
    'tags tag keywords keyword topics topic categories category schlagwörter stichwörter motsclés etiquetas теги'
  ],
  ['language', 'language lang locale sprache langue idioma lingua taal язык 语言 言語 لغة dil'],
  [
    'byline',
    'author authors byline writer creator journalist reporter speaker claimant autor autoren verfasser auteur auteurs ' +
      'autore автор 作者 著者 كاتب yazar'
  ],
  [
    'publisher',
    'publisher source site website outlet newspaper domain publication medium media quelle verlag zeitung éditeur ' +
      'fuente editor medio fonte testata источник издание 来源 媒体 出版社 مصدر kaynak'
  ],
  [
    'title',
    'title headline heading header subject name titel überschrift schlagzeile titre titulo título titular titolo ' +
      'заголовок название 标题 題名 タイトル عنوان başlık'
  ],
  [
    'text',
    'text body content contents article fulltext maintext claim claims statement story document sentence paragraph ' +
      'message post transcript inhalt artikel volltext behauptung texte contenu corps affirmation texto cuerpo contenido ' +
      'artículo afirmación testo contenuto corpo текст содержание статья утверждение 正文 内容 文章 本文 記事 نص metin'
  ]
]

const USE_OF = new Map<string, { use: NamedUse; rank: number }>()
for (const [rank, [use, words]] of WORDS.entries()) {
  for (const word of words.split(' ')) if (!USE_OF.has(word)) USE_OF.set(word, { use, rank })
}

/** `articleTitle`, `article_title` and `Article title` in words. */
function wordsOfHeader(header: string): string[] {
  return header
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** What a header says its column is for. `isWhole`: it says nothing else, which is surer than one word of several. */
export function useOfHeader(header: string): { readonly use: NamedUse; readonly isWhole: boolean } | null {
  const words = wordsOfHeader(header.slice(0, 200))
  const whole = USE_OF.get(words.join(''))
  if (whole) return { use: whole.use, isWhole: true }
  const named = words.flatMap((word) => USE_OF.get(word) ?? [])
  if (named.length === 0) return null
  return { use: named.reduce((best, each) => (each.rank < best.rank ? each : best)).use, isWhole: false }
}
