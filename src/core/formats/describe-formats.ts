import type { Format } from './format'
import { FORMATS } from './registry'

const UNIT_NAMES: Record<Format['offsetUnit'], string> = {
  utf16: 'UTF-16 code units',
  codepoint: 'Unicode code points',
  byte: 'UTF-8 bytes'
}

const INTRODUCTION = `# Annotation formats

<!-- Generated from src/core/formats: change it there, then run UPDATE_DOCS=1 npx vitest run src/core/formats -->

All positions are 0-based, the end excluded, and count from the start of the article's frozen text (LF line ends, no
byte order mark). Before a file is written, every position is taken back to the text in the file's own unit; if the
words differ from the annotation's, nothing is written. Every export says beforehand, with counts, what its format
cannot carry. Notes leave only when they are ticked. Files are UTF-8 and the same input always gives the same bytes.
`

/** The page on the formats (docs/formats.md), in Markdown, from the registry. */
export function describeFormats(): string {
  const rows = FORMATS.map(
    ({ id, name, extension, mediaType, offsetUnit, encode, decode }) =>
      `| ${name} | \`${id}\` | \`.${extension}\` | \`${mediaType}\` | ${UNIT_NAMES[offsetUnit]} | ` +
      `${encode ? 'yes' : 'no'} | ${decode ? 'yes' : 'no'} |`
  )
  const table = [
    '| format | `--format` | ending | media type | positions in | export | import |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows
  ].join('\n')
  const sections = FORMATS.map(
    ({ name, id, description, documentation }) => `## ${name} (\`${id}\`)\n\n${description}\n\n${documentation}\n`
  )
  return [INTRODUCTION, `${table}\n`, ...sections].join('\n')
}
