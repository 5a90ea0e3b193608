import { OffsetMap } from '../text/offset-map'
import { withoutPrivateNotes } from './document-index'
import { exportSpan } from './export-range'
import type { ExportDocument, ExportInput, Format, OutputPart } from './format'
import { sortedJson } from './json-value'
import { decodeNative } from './native-decode'

const FILE = 'claimdesk-export.json'

/** What the first level of the file says besides `documents`; see `decodeNative` for what is read back. */
export const NATIVE_FORMAT = 'claimdesk/export'
export const NATIVE_VERSION = 2

async function* encode(input: ExportInput): AsyncGenerator<OutputPart> {
  let written = 0
  for await (const document of input.documents) {
    const record = indented(sortedJson(documentRecord(document, input.options.includeNotes), 2), '    ')
    yield { path: FILE, text: (written === 0 ? '{\n  "documents": [\n' : ',\n') + record }
    written += 1
  }
  // `documents` is the first key in sorted order, so that the rest can follow the stream.
  const rest = sortedJson(
    {
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

/** One document as native files hold it; every span and bookmark is compared with the text first. */
export function documentRecord(document: ExportDocument, includeNotes: boolean): Record<string, unknown> {
  const map = OffsetMap.of(document.text)
  for (const span of document.spans) if (span.orphan === null) exportSpan(document, map, span, 'utf16')
  for (const { id, range, quote } of document.bookmarks) {
    exportSpan(document, map, { id, ranges: [range], quotes: [quote] }, 'utf16')
  }
  const { name, tokens, sentences, extra, split, ...record } = withoutPrivateNotes(document, includeNotes)
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
  description: 'Everything, without loss: articles with their text, annotations, claims, label schemes.',
  extension: 'json',
  layout: 'file',
  mediaType: 'application/json',
  offsetUnit: 'utf16',
  documentation: `One JSON object, its keys sorted, two spaces of indent: \`documents\` (each with \`article\`, \`text\`,
\`status\`, \`spans\`, \`claims\`, \`documentLabels\`, \`relations\`, \`bookmarks\`, \`note\` as they are stored), \`format\` (\`"${NATIVE_FORMAT}"\`), \`version\`
(${NATIVE_VERSION}), \`offsetUnit\` (\`"utf16"\`), \`includesNotes\`, \`library\`, \`schemes\`, \`software\`.

Documents that came out of other files may have \`tokens\`, \`sentences\` and \`extra\`, and those of an export in parts
\`split\`. Reading takes every document, with its text; a document whose id or text hash is that of an article in the
library is read onto that article's text: spans whose words are not at their place are looked for by their quote, and
what is not found is reported. Files of version 1, which had no relations, bookmarks, tags and note on the article, are
read, too.`,
  losses: {},
  encode,
  reads: ['.json'],
  recognise: (_, head) =>
    /"format": "claimdesk\/export"|"documents": \[\s*\{\s*"article": \{/.test(head) ? 'yes' : 'no',
  decode: decodeNative
}
