import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { corpusFolder, corpusNote, hasCorpus, readCorpus } from '../formats/testing/corpora'
import { MISREAD_TABLES } from './misread-tables'
import { findMojibake, repairMojibake } from './mojibake'
import { LANGUAGES, linesOf } from './testing/sentences-of-languages'

/** UTF-8 read as something else, as browsers do. */
function garble(text: string, readAs: string, times = 1): string {
  const characters = MISREAD_TABLES[readAs] ?? ''
  let garbled = text
  for (let time = 0; time < times; time += 1) {
    garbled = [...Buffer.from(garbled, 'utf8')]
      .map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : characters.charAt(byte - 0x80)))
      .join('')
  }
  return garbled
}

const encodings = Object.keys(MISREAD_TABLES)
const foreign = (text: string): number => text.replace(/[\0-\x7f]/g, '').length

describe('the tables of misreadings', () => {
  it.each(encodings)('%s: 128 different characters', (name) => {
    expect(new Set(MISREAD_TABLES[name]).size).toBe(128)
    expect(MISREAD_TABLES[name]).toHaveLength(128)
  })

  // What iconv-lite calls macintosh has Icelandic letters and no euro.
  it.each(encodings.filter((name) => name !== 'macintosh'))('%s is what iconv-lite reads', (name) => {
    for (const [index, character] of [...(MISREAD_TABLES[name] ?? '')].entries()) {
      const read = iconv.decode(Buffer.from([0x80 + index]), name)
      expect(read === '\ufffd' ? String.fromCharCode(0x80 + index) : read).toBe(character)
    }
  })
})

describe.each(LANGUAGES)('%s', (language) => {
  const texts = linesOf(language).filter((text) => foreign(text) >= 6)

  it.each(encodings)('read as %s is found and restored, character by character', (readAs) => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 2 }), (text, times) => {
        const garbled = garble(text, readAs, times)
        const found = findMojibake(garbled)
        expect(found).toMatchObject({ times })
        if (found) expect(repairMojibake(garbled, found)).toBe(text)
      }),
      { numRuns: 25 }
    )
  })

  it('as it should be raises no alarm', () => {
    fc.assert(
      fc.property(texts, (text) => void expect(findMojibake(text)).toBeNull()),
      { numRuns: 200 }
    )
  })
})

describe('no false alarm', () => {
  it.each([
    ['about mojibake', 'When “é” is read wrongly it becomes “Ã©”, and “ü” becomes “Ã¼”.'],
    ['about it in ASCII', 'You will see Ã© and Ã¨ and â€™ all over the page.'],
    ['about it, with words', 'They wrote cafÃ© for café, naÃ¯ve for naïve, and donâ€™t for don’t.'],
    ['French with guillemets', '«\u00a0L’été\u00a0», dit-il, «\u00a0c’est l’État\u00a0».'],
    ['capitals and dots', 'CAFÉ… TOUTÉ” OLÄ… JÄ…'],
    ['a single word', 'The cafÃ© was closed.'],
    ['ASCII', 'Nothing to see.'],
    ['an empty text', '']
  ])('%s', (_what, text) => {
    expect(findMojibake(text)).toBeNull()
  })

  it.skipIf(!hasCorpus('seed'))(`the seed article${corpusNote('seed')}`, () => {
    expect(findMojibake(readCorpus('seed/article.txt'))).toBeNull()
  })

  it.skipIf(!hasCorpus('readability'))(`pages in many languages${corpusNote('readability')}`, () => {
    for (const name of readdirSync(corpusFolder('readability'))) {
      expect(findMojibake(readCorpus(`readability/${name}/source.html`)), name).toBeNull()
    }
  })

  it.skipIf(!hasCorpus('propaganda'))(`news of the web${corpusNote('propaganda')}`, () => {
    for (const name of readdirSync(corpusFolder('propaganda/dev-articles'))) {
      expect(findMojibake(readCorpus(`propaganda/dev-articles/${name}`)), name).toBeNull()
    }
  })
})

describe('what is told about it', () => {
  const garbled = 'First line\nIt wasnâ€™t the mayor who said â€œnoâ€\u009d to the harbour, but nobody knew.\nLast'

  it('a sample shows the first garbled line as it is and as it would be', () => {
    expect(findMojibake(garbled)).toEqual({
      readAs: 'windows-1252',
      times: 1,
      share: 1,
      places: 3,
      sample: {
        garbled: 'It wasnâ€™t the mayor who said â€œnoâ€\u009d to the harbour, but nobody knew.',
        repaired: 'It wasn’t the mayor who said “no” to the harbour, but nobody knew.'
      }
    })
  })

  it('what was right before stays as it is', () => {
    const mixed = `${garble('Müller, Jäger, Köhler und Größe der Läden', 'windows-1252')} für`
    const found = findMojibake(mixed)
    expect(found?.share).toBeLessThan(1)
    expect(found && repairMojibake(mixed, found)).toBe('Müller, Jäger, Köhler und Größe der Läden für')
  })

  it('a repair of any text read wrongly again is that text, or it had right characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...encodings), (text, readAs) => {
        expect(repairMojibake(garble(text, readAs), { readAs, times: 1 })).toBe(text)
      })
    )
  })
})
