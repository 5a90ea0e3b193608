import { expect, test } from 'vitest'
import { DocumentBuilder } from './document-builder'
import { textExtractor } from './extractors/text'
import { soundMetadata } from './sound-values'

test('X6: values of metadata are whole characters on one line, of a bounded length, and left out when nothing is left', () => {
  const found = soundMetadata({
    title: { value: ' Half \ud800 and\u0000\u001b[2J\n two\u00adfold ', where: 'title' },
    byline: { value: '\u0000\u0001 ', where: 'author' },
    publisher: { value: '\ud83d\ude00'.repeat(20_000), where: 'company' }
  })
  expect(found.title).toEqual({ value: 'Half \ufffd and[2J twofold', where: 'title' })
  expect(found.byline).toBeUndefined()
  expect(found.publisher?.value).toBe('\ud83d\ude00'.repeat(5000))
})

test('X6: the first line of a text becomes its title without the controls in it', async () => {
  const { metadata, text } = await textExtractor.extract(Buffer.from('The \u001bbridge\n\nIt fell.'), null)
  expect(metadata.title?.value).toBe('The bridge')
  expect(text).toBe('The \u001bbridge\n\nIt fell.')
})

test('X6: places have names that can be shown, whatever a chapter is called', () => {
  const builder = new DocumentBuilder()
  for (const name of ['\u0000', `${'a'.repeat(499)}\ud83d\ude00`, 'One\n two']) {
    builder.enter('chapter', name)
    builder.add({ text: 'Words.' })
  }
  expect(builder.finish({}).places.map(({ name }) => name)).toEqual(['1', 'a'.repeat(499), 'One two'])
})
