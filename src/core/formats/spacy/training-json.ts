import type { TextRange } from '../../model/text-range'
import { parseTag } from '../conll/tag'
import { taggedPassages } from '../conll/tagged-passages'
import { asList, asText, isJsonObject } from '../json-value'
import type { JsonObject } from '../json-value'
import { SourceText } from '../readings'
import { catsIn } from './raw-example'
import type { RawExample, RawPassage, TellPlace } from './raw-example'

interface Found {
  text: string
  readonly passages: RawPassage[]
  readonly tokens: JsonObject[]
  readonly sentences: JsonObject[]
}

/**
 * A document of spaCy 2's training JSON (`{"id", "paragraphs": [{"raw", "sentences": [{"tokens": […]}]}]}`), its
 * paragraphs joined by line feeds. It has no positions: tokens are looked for in `raw`, one behind the other; without
 * `raw` they make the text, parted by spaces. Positions of the result are UTF-16 code units.
 */
export function trainingExample(document: JsonObject, line: number | null, tell: TellPlace): RawExample {
  const found: Found = { text: '', passages: [], tokens: [], sentences: [] }
  const paragraphs = asList(document['paragraphs']).filter(isJsonObject)
  paragraphs.forEach((paragraph, index) => {
    if (index > 0) found.text += '\n'
    readParagraph(paragraph, found, `paragraphs[${index}]`, tell)
  })
  const { id } = document
  return {
    line,
    entry: null,
    id: typeof id === 'number' ? String(id) : asText(id),
    source: new SourceText(found.text),
    passages: found.passages,
    tokens: found.tokens,
    sentences: found.sentences,
    cats: paragraphs.flatMap((paragraph) => catsIn(paragraph['cats'])),
    extra: Object.fromEntries(Object.entries(document).filter(([key]) => key !== 'id' && key !== 'paragraphs'))
  }
}

function readParagraph(paragraph: JsonObject, found: Found, place: string, tell: TellPlace): void {
  const raw = asText(paragraph['raw'])
  const base = found.text.length
  if (raw !== null) found.text += raw
  let at = base
  const ranges: (TextRange | null)[] = []
  const tags: string[] = []
  for (const sentence of asList(paragraph['sentences'])) {
    const inSentence: TextRange[] = []
    for (const token of isJsonObject(sentence) ? asList(sentence['tokens']) : []) {
      const orth = isJsonObject(token) ? asText(token['orth']) : null
      if (!isJsonObject(token) || orth === null) continue
      tags.push(asText(token['ner']) ?? 'O')
      if (raw === null && found.text.length > base) found.text += ' '
      const start = raw === null ? found.text.length : found.text.indexOf(orth, at)
      if (raw === null) found.text += orth
      const isThere = start !== -1 && orth !== ''
      if (!isThere)
        tell(place, `The token “${orth.slice(0, 80)}” is not in the text where it should be. It was left out.`)
      const range = isThere ? { start, end: start + orth.length } : null
      ranges.push(range)
      if (!range) continue
      at = range.end
      inSentence.push(range)
      found.tokens.push({ ...range, ...featuresOf(token) })
    }
    const [first] = inSentence
    const last = inSentence.at(-1)
    if (first && last) found.sentences.push({ start: first.start, end: last.end })
  }
  for (const passage of taggedPassages(tags.map((tag) => parseTag(tag, 'prefix')))) {
    const [first, last] = [ranges[passage.start], ranges[passage.end - 1]]
    if (first && last) {
      found.passages.push({ start: first.start, end: last.end, label: passage.type, group: null, place })
    } else tell(place, `A passage with the label ${passage.type} was left out, because its tokens are not in the text.`)
  }
}

function featuresOf(token: JsonObject): JsonObject {
  const { id: _, orth: __, ner: ___, ...rest } = token
  return rest
}
