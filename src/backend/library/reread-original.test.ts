import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { FOUND_OUT } from '../../api/import-params'
import { buildArticle } from './build-article'
import { buildPart } from './build-part'
import { csvCollection } from './collections/csv'
import { partsOf } from './collections/testing/read-parts'
import { rereadOriginal } from './reread-original'
import { docxOf, paragraph, run } from './testing/office-fixtures'

const importedAt = '2024-09-01T10:00:00Z'
const GARBLED = 'Die BÃ¼rger fÃ¼rchten hÃ¶here Steuern, sagte MÃ¼ller.'

test.each([
  ['plain text', 'a.txt', Buffer.from('One.\r\nTwo.')],
  ['plain text in another encoding', 'a.txt', iconv.encode('Größe und “Länge” der Straße in Köln.', 'windows-1252')],
  ['mojibake that was put right', 'a.txt', Buffer.from(GARBLED)],
  ['a web page', 'a.html', Buffer.from('<title>A</title><article><h1>A</h1><p>Some words of a page.</p></article>')],
  ['Markdown', 'a.md', Buffer.from('# A\n\nSome *words*.')]
])('D4: %s gives the same text again', async (_, name, bytes) => {
  const { article, text } = await buildArticle({ name, bytes }, { encoding: null, repair: true, importedAt })
  expect(await rereadOriginal(article, bytes)).toBe(text)
})

test('D4: a Word document gives the same text again', async () => {
  const bytes = await docxOf(paragraph(run('Some words.')))
  const { article, text } = await buildArticle({ name: 'a.docx', bytes }, { encoding: null, importedAt })
  expect(await rereadOriginal(article, bytes)).toBe(text)
})

test('D4: a row of a table gives the same text again, from several columns and repaired', async () => {
  const table = `body,lead,note\n"${GARBLED}",First words.,x\n`
  const settings = { ...FOUND_OUT, columns: ['text', 'text', 'ignore'] as ('text' | 'ignore')[] }
  const [part] = await partsOf(await csvCollection.open(Buffer.from(table), settings, null))
  if (!part) throw new Error('The table has a row.')
  const from = { name: 'a.csv', sha256: 'a'.repeat(64) }
  const { article, text } = await buildPart(part, from, { repair: true, importedAt })
  expect(text).toBe('Die Bürger fürchten höhere Steuern, sagte Müller.\n\nFirst words.')
  expect(await rereadOriginal(article, part.bytes)).toBe(text)
})

test('an original of a kind that nobody knows, or that is none any more, gives no text', async () => {
  const { article } = await buildArticle({ name: 'a.txt', bytes: Buffer.from('x y') }, { encoding: null, importedAt })
  const of = (kind: string) => ({ ...article, original: { ...article.original, kind } })
  await expect(rereadOriginal(of('pages'), Buffer.from('x'))).rejects.toMatchObject({ name: 'ExtractError' })
  await expect(rereadOriginal(of('json'), Buffer.from('{'))).rejects.toMatchObject({ name: 'ExtractError' })
  await expect(rereadOriginal(of('docx'), Buffer.from('x'))).rejects.toMatchObject({ name: 'ExtractError' })
})
