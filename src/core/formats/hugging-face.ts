import { CHECK_LOSSES } from './check-losses'
import type { ExportInput, Format, FormatSetting, OutputPart } from './format'
import { settingOf } from './format'
import { COLUMN_WORDS } from './hugging-face/card'
import { decodeDataset } from './hugging-face/decode'
import { encodeDataset } from './hugging-face/encode'
import { POSITIONS_SETTING } from './rows/positions-setting'
import { endingOf } from './text-file'

const FILES: FormatSetting = {
  id: 'files',
  name: 'Data files',
  description: 'Parquet is smaller and has its types in it; JSON lines can be read by people, too.',
  choices: [
    { id: 'jsonl', name: 'JSON lines' },
    { id: 'parquet', name: 'Parquet' }
  ]
}

function encode(input: ExportInput): AsyncIterable<OutputPart> {
  return encodeDataset(input, settingOf(FILES, input.options.settings) === 'parquet' ? 'parquet' : 'jsonl')
}

/** A folder that `datasets.load_dataset` reads. */
export const huggingFaceFormat: Format = {
  id: 'hugging-face',
  name: 'Hugging Face data set',
  description: 'A folder with a card and data files by split, for training and for sharing.',
  extension: 'jsonl',
  layout: 'folder',
  mediaType: 'application/jsonl',
  offsetUnit: 'codepoint',
  documentation: `A folder that \`datasets.load_dataset("folder")\` reads: \`README.md\` (the card, with \`configs\` and
\`dataset_info\` in YAML) and, for each split that has articles, \`data/train.jsonl\`, \`data/validation.jsonl\` and
\`data/test.jsonl\`, or the same as \`.parquet\` (Snappy, with the features under the key \`huggingface\`). What is larger
than 48 MB goes on in \`data/train-2.jsonl\` and so on. Articles that are in no split are in \`train\`.

${COLUMN_WORDS}

Class labels are the labels of all schemes of the library, in their order. Sizes in the card are those of the files
(\`download_size\`) and of the rows unpacked (\`num_bytes\`).

Read are folders of this layout, JSON lines or Parquet (also packed with gzip, Brotli or Zstandard). Of data sets of others
that have a \`text\`, \`label\` and \`labels\` become labels of the document, and other columns what the file says of it.`,
  losses: {
    ...CHECK_LOSSES,
    segments: { kind: 'lost', message: 'The roles of text segments (title, caption, credit…) are left out.' },
    scheme: { kind: 'lost', message: 'Of labels only names and ids are written, not colours, keys and definitions.' }
  },
  textOptional: true,
  writeSettings: [FILES],
  readSettings: [POSITIONS_SETTING],
  reads: ['.jsonl', '.ndjson', '.parquet', '.md'],
  recognise: (path, head) => {
    const ending = endingOf(path)
    // Bytes that are no text have no head.
    if (ending === '.parquet') return head === '' || head.startsWith('PAR1') ? 'yes' : 'no'
    if (ending === '.md') return head.startsWith('---\n') && /^dataset_info:$/m.test(head) ? 'yes' : 'no'
    if (ending !== '.jsonl' && ending !== '.ndjson') return 'no'
    const row = head.split('\n', 1)[0] ?? ''
    return row.includes('"token_spans":') || row.includes('"label_name":') ? 'yes' : 'no'
  },
  encode,
  decode: decodeDataset
}
