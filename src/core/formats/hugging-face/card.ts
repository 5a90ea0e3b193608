import type { LibraryInfo } from '../../model/library'
import { yamlFeatures, yamlText } from './features'
import type { NamedFeature } from './features'

/** What the card says of a split. */
export interface SplitSize {
  readonly name: string
  readonly files: readonly string[]
  readonly rows: number
  /** Bytes of its rows, unpacked. */
  readonly bytes: number
  /** Bytes of its files. */
  readonly packed: number
}

/** The README.md of the data set: what readers need to know in YAML, then what people want to know. */
export function cardOf(
  library: Pick<LibraryInfo, 'name'>,
  columns: readonly NamedFeature[],
  splits: readonly SplitSize[],
  languages: readonly string[],
  software: string
): string {
  const sum = (of: (split: SplitSize) => number): number => splits.reduce((total, split) => total + of(split), 0)
  const known = languages.filter((language) => /^[a-z]{2,3}$/.test(language))
  return [
    '---',
    ...(known.length > 0 ? ['language:', ...known.map((language) => `- ${language}`)] : []),
    `pretty_name: ${yamlText(library.name)}`,
    'task_categories:',
    '- token-classification',
    '- text-classification',
    ...configsOf(splits),
    'dataset_info:',
    '  features:',
    ...yamlFeatures(columns, '  '),
    splits.length > 0 ? '  splits:' : '  splits: []',
    ...splits.flatMap(({ name, rows, bytes }) => [
      `  - name: ${name}`,
      `    num_bytes: ${bytes}`,
      `    num_examples: ${rows}`
    ]),
    `  download_size: ${sum(({ packed }) => packed)}`,
    `  dataset_size: ${sum(({ bytes }) => bytes)}`,
    '---',
    '',
    `# ${library.name.replace(/\s+/g, ' ')}`,
    '',
    COLUMN_WORDS,
    '',
    `Written by ${software}.`,
    ''
  ].join('\n')
}

function configsOf(splits: readonly SplitSize[]): readonly string[] {
  if (splits.length === 0) return []
  const files = splits.flatMap((split) => [
    `  - split: ${split.name}`,
    '    path:',
    ...split.files.map((file) => `    - ${file}`)
  ])
  return ['configs:', '- config_name: default', '  data_files:', ...files]
}

/** What the columns mean; also a part of the docs. */
export const COLUMN_WORDS = `One row is one article. Positions count Unicode code points, so \`text[start:end]\` in Python is
the passage.

- \`id\`, \`title\`, \`url\`, \`language\`, \`byline\`, \`publisher\`, \`published_at\`, \`tags\`, \`status\`, \`note\`: the article.
- \`text\`: its text (null when texts were left out); \`offset_unit\`: always \`codepoint\`; \`sha256\`: hash of the text.
- \`spans\`: the annotations, with \`start\`, \`end\`, \`label\` (a class label; -1 for a label that its scheme does not have any
  more), \`label_name\` (its full path), \`text\` (the words), \`ranges\` (the parts of a discontinuous one), \`attributes\`
  (JSON), \`tags\`, \`note\`, \`annotator\`, \`created\`, \`updated\`, \`origin\`. One with \`orphan\` has words, but no place.
- \`document_labels\`: labels of the whole article, with \`value\` (or null); \`labels\`: the same as class labels alone.
- \`claims\` (\`spans\` are ids of annotations), \`relations\` (between annotations, of this or another article),
  \`bookmarks\`.
- \`tokens\`, \`token_spans\` (\`start\`, \`end\`, \`features\` as JSON), \`sentences\`: null unless the article came with them.
- \`name\`: of the document in this data set; \`people\`: names of the annotators; \`extra\`: JSON, what a converted file said
  that has no column here.

Every row has every column: an empty list, an empty text or null is never left out.`
