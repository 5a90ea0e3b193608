import type { Format } from './format'
import { LOSS_FEATURES, policiesOf } from './losses'
import type { LossFeature } from './losses'
import { findFormat, FORMATS } from './registry'

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

/** What becomes of every feature in a format. */
export type Fates = ReadonlyMap<LossFeature, 'carried' | 'approximated' | 'lost'>

const SIGNS = { carried: '●', approximated: '◐', lost: '–' }

/** Format by feature: what a document with that feature has of it after it went out and came in again. */
function matrixOf(fates: ReadonlyMap<string, Fates>): string {
  const ids = [...fates.keys()]
  const rows = LOSS_FEATURES.map(
    (feature) => `| ${feature} | ${ids.map((id) => SIGNS[fates.get(id)?.get(feature) ?? 'lost']).join(' | ')} |`
  )
  return [
    '## Round trips',
    'Measured: for each feature a document that has it is written, read back and compared. ● carried, ◐ approximated, ' +
      '– lost. Formats that are only written (marked with an asterisk) show what they declare. Features of passages ' +
      'are lost where passages are.',
    [
      `| feature | ${ids.map((id) => (findFormat(id)?.decode ? id : `${id}*`)).join(' | ')} |`,
      `| --- |${' :-: |'.repeat(ids.length)}`,
      ...rows
    ].join('\n')
  ].join('\n\n')
}

/** The page on the formats (docs/formats.md), in Markdown, from the registry and from what was measured. */
export function describeFormats(fates: ReadonlyMap<string, Fates>): string {
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
  return [INTRODUCTION, `${table}\n`, `${matrixOf(fates)}\n`, ...FORMATS.map(describeFormat)].join('\n')
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
