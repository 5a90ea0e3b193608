import type { Format } from './format'
import { policiesOf } from './losses'
import { FORMATS } from './registry'

const UNIT_NAMES: Record<NonNullable<Format['offsetUnit']>, string> = {
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
      `| ${name} | \`${id}\` | \`.${extension}\` | \`${mediaType}\` | ${offsetUnit ? UNIT_NAMES[offsetUnit] : 'none'} | ` +
      `${encode ? 'yes' : 'no'} | ${decode ? 'yes' : 'no'} |`
  )
  const table = [
    '| format | `--format` | ending | media type | positions in | export | import |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows
  ].join('\n')
  return [INTRODUCTION, `${table}\n`, ...FORMATS.map(describeFormat)].join('\n')
}

function describeFormat({ name, id, description, documentation, losses, writeSettings, readSettings }: Format): string {
  const parts = [`## ${name} (\`${id}\`)`, description, documentation]
  const lost = Object.entries(losses).map(
    ([feature, loss]) =>
      `| ${feature} | ${loss.kind} | ${loss.message} | ${policiesOf(loss)
        .map((policy) => `\`${policy}\``)
        .join(', ')} |`
  )
  if (lost.length > 0) {
    parts.push(
      ['| not carried as it is | | what becomes of it | policies |', '| --- | --- | --- | --- |', ...lost].join('\n')
    )
  }
  const settings = [
    ...(writeSettings ?? []).map((setting) => ({ ...setting, when: 'writing' })),
    ...(readSettings ?? []).map((setting) => ({ ...setting, when: 'reading' }))
  ]
  if (settings.length > 0) {
    const rows = settings.map(
      ({ id: settingId, name: settingName, description: what, choices, when }) =>
        `| \`${settingId}\` | ${when} | ${settingName}: ${what} | ${(choices ?? []).map((choice) => `\`${choice.id}\``).join(', ') || 'any text'} |`
    )
    parts.push(['| setting | | what it is for | choices |', '| --- | --- | --- | --- |', ...rows].join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}
