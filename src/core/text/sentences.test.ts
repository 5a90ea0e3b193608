import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corpusNote, hasCorpus, readCorpus } from '../formats/testing/corpora'
import { wellFormedText } from './testing/arbitrary-text'
import { sentencesOf } from './sentences'

function cut(text: string, language = 'en'): string[] {
  return sentencesOf(text, language).map(({ start, end }) => text.slice(start, end))
}

/** A bar stands where a sentence ends and the next begins. */
function expectCuts(marked: string, language = 'en'): void {
  const sentences = marked.split('|').map((sentence) => sentence.trim())
  expect(cut(marked.replaceAll('|', ''), language)).toEqual(sentences)
}

describe('English sentences', () => {
  it.each([
    // Titles and names.
    'Mr. Okoro met Dr. Lindqvist and Sen. Ada Marsh. |They agreed.',
    'Lt. Col. Imre Vass resigned. |Gov. Tessa Bright did not.',
    'The U.S. Rep. H. G. Falk spoke to Prof. K. L. Moreau Jr. on Feb. 3. |Nobody listened.',
    'J. D. Hallam and J. A. Reyes won. |So did P. I. Novak.',
    'According to St. Aldwyn Mayor Ruth Kemp, approx. 300 homes were lost.',
    'The case Harlow v. Denby was heard in Ft. Moran.',
    // Dates, times and numbers.
    'The dam broke on Aug. 6. |Repairs began in Feb. 2022, officials said.',
    'It closed in Aug. |Officials blamed the rain.',
    'She left at 4 p.m. |The vote was at 7 p.m. on Monday.',
    'Talks resume at 9 a.m. Tuesday. |They end at 5 p.m. GMT.',
    'Output rose to 2.5 million tons vs. 1.9 million, i.e. 32 percent more. |Prices fell 0.4%.',
    'Bill No. 12 (H.R. 4410) passed. |See Fig. 7 and Vol. II of the report.',
    'He asked if it was safe. |They said no. |I left.',
    // Capital abbreviations.
    'The U.S. Senate met. |She was born in the U.S. |He was not.',
    'They moved to Washington, D.C. |Officials confirmed it.',
    'The G.D.P. grew 0.2 pct. in Q3. |Ms. Orban was pleased.',
    'The clinic is on Mill St. |It opened in May.',
    'The clinic on Mill St. Police said it was shut.',
    // Companies.
    'Norvik Inc. cut its forecast. |Wahey! Inc. did not.',
    'Shares of Norvik Inc. fell. |Norvik Inc. Chief Executive Lena Roth resigned. |Tamsin Co. Ltd. followed.',
    'She runs Norvik Corp. |The firm makes pumps.',
    // Quotations.
    '“We lost,” he said. |“It was close.” |She shrugged.',
    '“Is the bridge open?” asked Maj. Brandt. |Nobody knew.',
    '“Stop!” — she shouted. |He stopped.',
    'She asked, “Who pays?” and sat down.',
    '“They left.” |According to neighbours, nobody returned.',
    // Other marks.
    'Was it true? |Yes! |It was... probably. |Or not…',
    'See https://example.org/a.b?c=d.e for more. |Or write to desk@example.org.',
    'Kaplan et al. found a rise (p < .05). |The effect is small.',
    'The rate, e.g. Germany’s, fell. |(It rose later.) |Then it stopped.',
    '“They lost.”|“We won.” |(He smiled.)',
    'Sales fell! |iPhone sales did not.'
  ])('%s', (marked) => {
    expectCuts(marked)
  })

  it('keeps the number of a list’s item with the item, and ends a sentence with its line', () => {
    expect(cut('1. Taxes fell\n2. Wages rose\n• (iv) Rents too\na) Yes! b) No.')).toEqual([
      '1. Taxes fell',
      '2. Wages rose',
      '• (iv) Rents too',
      'a) Yes!',
      'b) No.'
    ])
  })

  it('cuts Chinese inside an English article, where no space stands between sentences', () => {
    expectCuts('The sign said 停止。|不要進入！|He went in.')
  })

  it('leaves out white space around a sentence and blank lines', () => {
    expect(cut('\u00A0 One.  Two.\u200B\n \n\u3000Three. \n')).toEqual(['One.', 'Two.', 'Three.'])
  })
})

describe('sentences of any text', () => {
  it.each([
    ['zh', '稅收下降了。|工資上漲了。'],
    ['ja', '税金が下がった。|「本当？」|と彼は聞いた。'],
    ['zh', '他走了。|“你好。”|她說。'],
    ['de', '„Ja.“ |Er ging. |(Sie blieb.)'],
    ['de', 'Die Steuern sanken. |Die Löhne stiegen.'],
    ['ar', 'انخفضت الضرائب. |هل ارتفعت الأجور؟ |نعم.']
  ])('uses the rules of %s', (language, marked) => {
    expectCuts(marked, language)
  })

  it.each(['', 'not a language', 'e'])('takes the bad language tag "%s" for an unknown language', (language) => {
    expectCuts('Taxes fell. |Wages rose.', language)
  })

  it('covers everything but white space once, in order, within paragraphs', () => {
    fc.assert(
      fc.property(wellFormedText, fc.constantFrom('en', 'ja', 'und'), (text, language) => {
        const sentences = sentencesOf(text, language)
        let end = 0
        for (const sentence of sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(end, sentence.start)).toMatch(/^[\s\u200B]*$/)
          expect(text.slice(sentence.start, sentence.end)).toMatch(/^[^\s\u200B]([^\n]*[^\s\u200B])?$/)
          end = sentence.end
        }
        expect(text.slice(end)).toMatch(/^[\s\u200B]*$/)
      })
    )
  })

  it('cuts a line of a hundred thousand characters as it cuts its parts', () => {
    const part = 'On Aug. 6 Mr. Okoro left the U.S. at 4 p.m. He said: “It is over!” and went. 日本。 No. 5 is 5. '
    const count = cut(part.trim()).length
    expect(cut(part.repeat(1000).trim())).toHaveLength(count * 1000)
  })
})

describe('the seed article', () => {
  it.skipIf(!hasCorpus('seed'))(`has 45 sentences${corpusNote('seed')}`, () => {
    const sentences = sentencesOf(readCorpus('seed/article.txt'), 'en')
    expect(sentences).toHaveLength(45)
    expect(sentences[12]).toEqual({ start: 2215, end: 2444 })
  })
})
