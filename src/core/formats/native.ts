import { OffsetMap } from '../text/offset-map'
import { DeskUse, sensitiveSources, withoutPrivateDesk } from './desk-in-files'
import { withoutPrivateNotes } from './document-index'
import { exportSpan } from './export-range'
import type { ExportDocument, ExportInput, Format, OutputPart } from './format'
import { sortedJson } from './json-value'
import { decodeNative } from './native-decode'

const FILE = 'claimdesk-export.json'

/** What the first level of the file says besides `documents`; see `decodeNative` for what is read back. */
export const NATIVE_FORMAT = 'claimdesk/export'
export const NATIVE_VERSION = 3

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  const desk = new NativeDesk(input)
  let written = 0
  for await (const document of input.documents) {
    const record = indented(sortedJson(desk.documentRecord(document), 2), '    ')
    yield { path: FILE, text: (written === 0 ? '{\n  "documents": [\n' : ',\n') + record }
    written += 1
  }
  // `documents` is the first key in sorted order, so that the rest can follow the stream.
  const rest = sortedJson(
    {
      factCheck: desk.record(),
      format: NATIVE_FORMAT,
      includesNotes: input.options.includeNotes,
      library: input.library,
      offsetUnit: 'utf16',
      schemes: input.schemes,
      software: input.software,
      version: NATIVE_VERSION
    },
    2
  )
  const opening = written === 0 ? '{\n  "documents": [],\n' : '\n  ],\n'
  yield { path: FILE, text: `${opening}${rest.slice(2)}\n` }
}

/** Writes documents, and what of the desk belongs to them. */
export class NativeDesk {
  readonly #use = new DeskUse()
  readonly #input: Pick<ExportInput, 'desk' | 'options'>
  readonly #hidden: ReadonlySet<string>

  constructor(input: Pick<ExportInput, 'desk' | 'options'>) {
    this.#input = input
    this.#hidden = sensitiveSources(input.desk)
  }

  documentRecord(document: ExportDocument): Record<string, unknown> {
    this.#use.add(document)
    return documentRecord(document, this.#input.options.includeNotes, this.#hidden)
  }

  /** What belongs to the documents so far: sources, speakers, contacts, facts, scales and sessions. */
  record(): Record<string, unknown> {
    const { desk, options } = this.#input
    const { source, speaker, contact, fact, scale, session } = this.#use.of(
      withoutPrivateDesk(desk, options.includeNotes)
    )
    return { sources: source, speakers: speaker, contacts: contact, facts: fact, scales: scale, sessions: session }
  }
}

/** One document as native files hold it; every span and bookmark is compared with the text first. */
function documentRecord(
  document: ExportDocument,
  includeNotes: boolean,
  hidden: ReadonlySet<string>
): Record<string, unknown> {
  const map = OffsetMap.of(document.text)
  for (const span of document.spans) if (span.orphan === null) exportSpan(document, map, span, 'utf16')
  for (const { id, range, quote } of [...document.bookmarks, ...document.marks.filter(({ orphan }) => !orphan)]) {
    exportSpan(document, map, { id, ranges: [range], quotes: [quote] }, 'utf16')
  }
  const { name, tokens, sentences, extra, split, ...record } = withoutPrivateNotes(document, includeNotes, hidden)
  return {
    ...record,
    name,
    // Only a document that came out of a file has these.
    ...(tokens && { tokens }),
    ...(sentences && { sentences }),
    ...(Object.keys(extra).length > 0 && { extra }),
    ...(split !== null && { split })
  }
}

/** Strings in JSON hold no raw LF, so that no string is changed. (`/^/m` would also match after U+2028 in them.) */
function indented(json: string, by: string): string {
  return by + json.replaceAll('\n', `\n${by}`)
}

/** Everything, as it is stored: the format to move work between libraries and to keep it. */
export const nativeFormat: Format = {
  id: 'native',
  name: 'Claimdesk JSON',
  description:
    'Everything, without loss: articles with their text, annotations, claims and their checks, label schemes.',
  extension: 'json',
  layout: 'file',
  mediaType: 'application/json',
  offsetUnit: 'utf16',
  documentation: `One JSON object, its keys sorted, two spaces of indent: \`documents\` (each with \`article\`, \`text\`,
\`status\`, \`spans\`, \`claims\` with their \`check\`, \`questions\`, \`evidence\`, \`marks\`, \`seconds\`, \`documentLabels\`,
\`relations\`, \`bookmarks\`, \`note\` as they are stored), \`factCheck\` (the \`sources\`, \`speakers\`, \`contacts\`, \`facts\`,
\`scales\` and \`sessions\` that belong to the documents), \`format\` (\`"${NATIVE_FORMAT}"\`), \`version\` (${NATIVE_VERSION}),
\`offsetUnit\` (\`"utf16"\`), \`includesNotes\`, \`library\`, \`schemes\`, \`software\`. Where \`includesNotes\` is false, sensitive
evidence and sources, how to reach sources, and contacts that are private or off the record are not in the file. Evidence
names the files it was captured in by their SHA-256; the files themselves go with a fact-check bundle.

Documents that came out of other files may have \`tokens\`, \`sentences\` and \`extra\`, and those of an export in parts
\`split\`. Reading takes every document, with its text; a document whose id or text hash is that of an article in the
library is read onto that article's text: spans whose words are not at their place are looked for by their quote, and
what is not found is reported. Files of version 1, which had no relations, bookmarks, tags and note on the article, and
of version 2, which had no fact-checks, are read, too.`,
  losses: {},
  encode,
  reads: ['.json'],
  recognise: (_, head) =>
    /"format": "claimdesk\/export"|"documents": \[\s*\{\s*"article": \{/.test(head) ? 'yes' : 'no',
  decode: decodeNative
}
