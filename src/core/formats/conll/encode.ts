import type { TextRange } from '../../model/text-range'
import { OffsetMap } from '../../text/offset-map'
import { ExportMismatchError, exportSpan } from '../export-range'
import type { ExportDocument, ExportInput, OutputPart, Token } from '../format'
import { sortedJson } from '../json-value'
import { LabelNames } from '../label-names'
import { PlainNames } from '../plain-names'
import { tokensTouched } from '../policies/token-edges'
import { sentencesOf, tokensOf, withoutWhiteSpace } from '../tokens'
import { SIDECAR } from './decode'
import { DOCUMENT_START } from './read-columns'
import { SCHEME_NAMES, writeTag } from './tag'
import type { TagScheme } from './tag'

/** How columns are written. */
export interface ColumnLayout {
  readonly scheme: TagScheme
  /** Features between token and tag, in this order; `_` where a token has none. */
  readonly features: readonly string[]
  /** Everything in one file, its documents opened by `-DOCSTART-`; else a file a document. */
  readonly inOneFile: boolean
  /** Whether a file of one document opens with `-DOCSTART-`, too. */
  readonly alwaysOpened: boolean
}

/** The only form of this line that spaCy knows. */
const OPENING = `${DOCUMENT_START} -X- O O\n\n`
const ONE_FILE = 'annotations.conll'
/** No reader may take anything in a cell for the end of it. */
// eslint-disable-next-line no-control-regex -- Python takes these control characters for white space
const CELL_CHARACTER = /[^\s\u0000-\u0020\u007f-\u00a0\u180e\u200b\u2060\ufeff]/u

/** Writes tokens with their tags. Nothing may overlap, and every span begins and ends with a token. */
export async function* encodeColumns(input: ExportInput, layout: ColumnLayout): AsyncGenerator<OutputPart> {
  const labels = new LabelNames(input)
  const names = new PlainNames(
    CELL_CHARACTER,
    labels.labels.map(({ id }) => labels.shortName(id))
  )
  const typeOf = (label: string): string => names.of(labels.shortName(label))
  const isOpened = layout.inOneFile || layout.alwaysOpened
  for await (const document of input.documents) {
    const text = (isOpened ? OPENING : '') + columnsOf(document, typeOf, layout)
    yield { path: layout.inOneFile ? ONE_FILE : `${document.name}.conll`, text }
  }
  const about = {
    scheme: layout.scheme,
    description: `Tokens and tags in columns. The last column is the tag, in the scheme ${SCHEME_NAMES[layout.scheme]}.`,
    columns: ['token', ...layout.features, 'tag'],
    labels: Object.fromEntries([...names.changed].map(([name, plain]) => [plain, name]))
  }
  yield { path: SIDECAR, text: `${sortedJson(about, 2)}\n` }
}

/** A passage over written tokens: their indices, `end` excluded. */
interface Passage extends TextRange {
  readonly type: string
}

function columnsOf(document: ExportDocument, typeOf: (label: string) => string, layout: ColumnLayout): string {
  const tokens = tokensOf(document).flatMap((token) => [...cellTokens(document.text, token)])
  const passageAt = passagesByToken(document, tokens, typeOf)
  const sentences = sentencesOf(document)
  let sentence = -1
  let written = ''
  tokens.forEach((token, index) => {
    const before = sentence
    while ((sentences[sentence + 1]?.start ?? Infinity) <= token.start) sentence += 1
    const passage = passageAt[index]
    const previous = passageAt[index - 1]
    // A sentence does not end inside a passage: it would be two passages for every reader.
    const isNew = index > 0 && sentence !== before && !(passage && passage === previous)
    const follows = !isNew && previous !== undefined && previous !== passage && previous.type === passage?.type
    const tag = passage ? writeTag(layout.scheme, passage.type, passage, index, follows) : 'O'
    const cells = [
      document.text.slice(token.start, token.end),
      ...layout.features.map((name) => cellOf(token, name)),
      tag
    ]
    written += `${isNew ? '\n' : ''}${cells.join(' ')}\n`
  })
  return tokens.length === 0 ? written : `${written}\n`
}

/** A token as it can stand in a cell: parted at white space, and never what opens a document. */
function* cellTokens(text: string, token: Token): Generator<Token> {
  for (const part of withoutWhiteSpace(text, token.start, token.end)) {
    const features = token.features ? { features: token.features } : {}
    if (text.startsWith(DOCUMENT_START, part.start)) {
      yield { start: part.start, end: part.start + 1, ...features }
      yield { start: part.start + 1, end: part.end, ...features }
    } else yield { ...part, ...features }
  }
}

function passagesByToken(
  document: ExportDocument,
  tokens: readonly Token[],
  typeOf: (label: string) => string
): readonly (Passage | undefined)[] {
  const map = OffsetMap.of(document.text)
  const found = new Array<Passage | undefined>(tokens.length)
  for (const span of document.spans) {
    if (span.orphan !== null) continue
    for (const { start, end, text } of exportSpan(document, map, span, 'utf16')) {
      const passage = { ...tokensTouched(tokens, { start, end }), type: typeOf(span.label) }
      for (let index = passage.start; index < passage.end; index += 1) {
        if (found[index]) {
          const reason = 'it shares a token with another one, and a token can have one tag only'
          throw new ExportMismatchError(document.article.id, span.id, text, '', reason)
        }
        found[index] = passage
      }
    }
  }
  return found
}

function cellOf({ features }: Token, name: string): string {
  const value = features && Object.hasOwn(features, name) ? features[name] : undefined
  const cell = Array.from(value ?? '', (character) => (CELL_CHARACTER.test(character) ? character : '_')).join('')
  return cell === '' ? '_' : cell
}
