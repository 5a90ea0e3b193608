import { CHECK_LOSSES } from '../check-losses'
import type { FormatSetting, Recognition } from '../format'
import { settingOf } from '../format'
import type { LossTable } from '../losses'
import { endingOf } from '../text-file'
import type { ColumnLayout } from './encode'
import { areColumns, readColumns, shapeOf } from './read-columns'
import type { ColumnShape } from './read-columns'
import { SCHEME_NAMES, TAG_SCHEMES } from './tag'

/** What the two CoNLL formats have in common. */

const SCHEME_CHOICES = TAG_SCHEMES.map((id) => ({ id, name: SCHEME_NAMES[id] }))

const schemeSetting: FormatSetting = {
  id: 'scheme',
  name: 'Tagging scheme',
  description: 'How tags mark where a passage begins and ends. Nearly every program expects IOB2.',
  choices: SCHEME_CHOICES
}

const filesSetting: FormatSetting = {
  id: 'files',
  name: 'Files',
  description: 'A file for each article, or one for all, in which every article opens with -DOCSTART-.',
  choices: [
    { id: 'each', name: 'One per article' },
    { id: 'one', name: 'One for all' }
  ]
}

/** @param columns choices of the setting `columns`, the default first: how many, and what they are */
export function columnWriteSettings(
  columns: readonly { readonly id: string; readonly name: string }[]
): FormatSetting[] {
  const description = 'What stands between the token and its tag. What a token has nothing for is written as _.'
  return [schemeSetting, { id: 'columns', name: 'Columns', description, choices: columns }, filesSetting]
}

export const COLUMN_READ_SETTINGS: readonly FormatSetting[] = [
  {
    id: 'scheme',
    name: 'Tagging scheme',
    description: 'Which tags count as mistakes of the file. The passages are the same in every scheme.',
    choices: [{ id: 'auto', name: 'As the tags suggest' }, ...SCHEME_CHOICES]
  },
  {
    id: 'spacing',
    name: 'Between tokens',
    description: 'The files have no texts. What is put between two tokens of a sentence when the text is made of them.',
    choices: [
      { id: 'space', name: 'A space' },
      { id: 'none', name: 'Nothing (Chinese, Japanese, Thai)' }
    ]
  }
]

/** The layout that the chosen settings mean. */
export function columnLayout(
  settings: Readonly<Record<string, string>>,
  writeSettings: readonly FormatSetting[],
  alwaysOpened: boolean
): ColumnLayout {
  const chosen = (id: string): string => {
    const setting = writeSettings.find((each) => each.id === id)
    return setting ? settingOf(setting, settings) : ''
  }
  const features = chosen('columns').split('-').slice(1, -1)
  const scheme = TAG_SCHEMES.find((each) => each === chosen('scheme')) ?? 'iob2'
  return { scheme, features, inOneFile: chosen('files') === 'one', alwaysOpened }
}

export const COLUMN_ENDINGS: readonly string[] = [
  '.conll',
  '.conll02',
  '.conll03',
  '.conll2002',
  '.conll2003',
  '.iob',
  '.iob1',
  '.iob2',
  '.bio',
  '.bioes',
  '.biluo',
  '.txt',
  '.tsv',
  // What stands beside them: which scheme it is.
  '.conll.json'
]

/** @param isOwn whether files of that shape are rather this format's than the other's */
export function recogniseColumns(path: string, head: string, isOwn: (shape: ColumnShape) => boolean): Recognition {
  if (head.startsWith('#FORMAT=')) return 'no'
  // The last line of a head may be cut off.
  const shape = shapeOf(readColumns(head.slice(0, head.lastIndexOf('\n') + 1) || head))
  if (!areColumns(shape) || (shape.lines < 2 && !shape.hasDocumentStart)) return 'no'
  const isNamed = /^\.(?:conll|iob|bio)/.test(endingOf(path))
  const isSure = shape.hasDocumentStart || isNamed || shape.tagged * 10 >= shape.lines * 9
  return isSure && isOwn(shape) ? 'yes' : 'maybe'
}

/** @param tokenFeatures what becomes of them */
export function columnLosses(tokenFeatures: LossTable['token-features']): LossTable {
  const lost = (message: string): { readonly kind: 'lost'; readonly message: string } => ({ kind: 'lost', message })
  return {
    ...CHECK_LOSSES,
    text: {
      kind: 'approximated',
      message: 'Texts are written as tokens: the white space between them is not in the file.'
    },
    metadata: lost('Titles, sources, dates and tags of articles are left out.'),
    status: lost('Whether an article is done is left out.'),
    segments: lost('The roles of text segments (title, caption, credit…) are left out.'),
    overlaps: {
      kind: 'lost',
      message:
        'A token has one tag: of annotations that overlap, only one stays, or each layer gets a file of its own.',
      policies: ['outermost', 'longest', 'layers', 'refuse']
    },
    'discontinuous-spans': {
      kind: 'approximated',
      message: 'An annotation of several passages becomes one over everything between them, or one for each passage.',
      policies: ['hull', 'parts', 'drop', 'refuse']
    },
    'zero-width-spans': lost('Annotations of no words are left out.'),
    'sub-token-spans': {
      kind: 'approximated',
      message:
        'Annotations that begin or end inside a token are widened to whole tokens; white space at their ends goes.',
      policies: ['expand', 'drop', 'refuse']
    },
    orphans: lost('Orphaned annotations are left out: they have no place in the text.'),
    'label-names': {
      kind: 'approximated',
      message: 'White space in names of labels becomes “_”; claimdesk.conll.json lists the names that were changed.'
    },
    attributes: lost('Attributes of annotations are left out.'),
    tags: lost('Tags of annotations are left out.'),
    notes: lost('Notes are left out.'),
    people: lost('Who made an annotation is left out.'),
    times: lost('When an annotation was made is left out.'),
    'document-labels': lost('Labels on whole articles are left out.'),
    'document-label-values': lost('Values of labels on whole articles are left out.'),
    'document-label-attributes': lost('Attributes of labels on whole articles are left out.'),
    relations: lost('Relations are left out.'),
    'relations-between-articles': lost('Relations between articles are left out.'),
    'relation-attributes': lost('Attributes of relations are left out.'),
    claims: lost('Claims are left out; the passages they stand in are written.'),
    'claims-on-several-spans': lost('Claims are left out.'),
    'further-claims-of-a-span': lost('Claims are left out.'),
    verdicts: lost('Verdicts are left out.'),
    bookmarks: lost('Bookmarks are left out.'),
    scheme: lost('Colours, keys, descriptions and attributes of labels are left out.'),
    ...(tokenFeatures && { 'token-features': tokenFeatures }),
    extra: lost('What a file said beyond that is left out.')
  }
}
