export interface CsvColumn {
  readonly name: string
  readonly meaning: string
}

const AUTHORSHIP = [
  { name: 'annotator', meaning: 'Id of the person.' },
  { name: 'created', meaning: 'ISO 8601, UTC.' },
  { name: 'updated', meaning: 'ISO 8601, UTC.' },
  { name: 'origin', meaning: '`human`, `import:<format>` or `suggestion:<model>@<version>`.' }
] as const

const DOCUMENT = { name: 'document', meaning: 'Name of the document, unique in the export.' } as const
const NAME = { name: 'annotator_name', meaning: 'Name of the person.' } as const
const APOSTROPHES = {
  name: 'apostrophes',
  meaning: '`yes` when an apostrophe stands before cells of this row that a spreadsheet would take for a formula.'
} as const

/**
 * The columns of the table of annotations, in their order. Readers know them by name: add at the end, never rename. One
 * column for each attribute that the label schemes define (`attr_<id>`) comes after them.
 */
export const CSV_COLUMNS = [
  { name: 'article_id', meaning: 'Id of the article.' },
  { name: 'article_title', meaning: 'Its title.' },
  { name: 'article_url', meaning: 'Its address, or empty.' },
  { name: 'article_status', meaning: '`todo`, `in-progress` or `done`.' },
  { name: 'text_sha256', meaning: 'SHA-256 of the text (UTF-8, LF) that the positions refer to.' },
  { name: 'annotation_id', meaning: 'Id of the annotation.' },
  { name: 'layer', meaning: '`span`, `document` (a label of the whole article) or `orphan` (words no longer found).' },
  ...AUTHORSHIP,
  { name: 'label', meaning: 'Full path of the label, its parts joined by `/`.' },
  { name: 'label_id', meaning: 'Id of the label.' },
  { name: 'value', meaning: 'Value of a document label; empty when it has none.' },
  { name: 'start', meaning: 'First position, 0-based; empty for document labels and orphans.' },
  { name: 'end', meaning: 'Position after the last character.' },
  { name: 'ranges', meaning: 'All parts as JSON: `[[start,end],…]`; more than one for a discontinuous span.' },
  { name: 'offset_unit', meaning: '`codepoint` wherever there are positions.' },
  { name: 'exact', meaning: 'The words; the parts of a discontinuous span joined by ` … `.' },
  { name: 'prefix', meaning: 'Up to 32 characters before the first part.' },
  { name: 'suffix', meaning: 'Up to 32 characters after the last part.' },
  { name: 'attributes', meaning: 'The attributes that have no column of their own, as a JSON object.' },
  { name: 'note', meaning: 'The note; empty unless notes were ticked.' },
  {
    name: 'claim_id',
    meaning: 'Id of the first claim made in the passage, or empty. All claims are in the table of claims.'
  },
  { name: 'claim', meaning: 'The claim as one self-contained sentence.' },
  { name: 'speaker', meaning: 'Who makes the claim.' },
  { name: 'verdict_scale', meaning: 'Id of the verdict scale.' },
  { name: 'verdict', meaning: 'Id of the verdict on that scale.' },
  {
    name: 'canonical',
    meaning: '`supported`, `refuted`, `conflicting`, `not-enough-evidence`, `not-checkable`, or empty.'
  },
  { name: 'claim_note', meaning: 'The note of the claim; empty unless notes were ticked.' },
  { name: 'tags', meaning: 'The tags as a JSON list.' },
  DOCUMENT,
  NAME,
  { name: 'orphan_place', meaning: 'Where an orphan stood, for Claimdesk alone; else empty.' },
  APOSTROPHES
] as const satisfies readonly CsvColumn[]

/** The columns of the table of relations. */
export const RELATION_COLUMNS = [
  { name: 'relation_id', meaning: 'Id of the relation.' },
  { name: 'type', meaning: 'Name of the relation type.' },
  { name: 'from_id', meaning: 'Id of the annotation it begins at.' },
  { name: 'to_id', meaning: 'Id of the annotation it ends at.' },
  { name: 'from_text', meaning: 'Words of the one annotation when the relation was drawn, shortened.' },
  { name: 'to_text', meaning: 'Words of the other.' },
  { name: 'article_id', meaning: 'Id of the article it begins in.' },
  { name: 'to_article_id', meaning: 'Id of the article it ends in.' },
  { name: 'note', meaning: 'The note; empty unless notes were ticked.' },
  { name: 'attributes', meaning: 'The attributes as a JSON object.' },
  ...AUTHORSHIP,
  { name: 'type_id', meaning: 'Id of the relation type.' },
  DOCUMENT,
  NAME,
  APOSTROPHES
] as const satisfies readonly CsvColumn[]

/** The columns of the table of claims. */
export const CLAIM_COLUMNS = [
  { name: 'claim_id', meaning: 'Id of the claim.' },
  { name: 'annotation_ids', meaning: 'Ids of the annotations that make it, as a JSON list.' },
  { name: 'claim', meaning: 'The claim as one self-contained sentence.' },
  { name: 'speaker', meaning: 'Who makes the claim.' },
  { name: 'verdict_scale', meaning: 'Id of the verdict scale.' },
  { name: 'verdict', meaning: 'Id of the verdict on that scale.' },
  { name: 'canonical', meaning: 'What the verdict means across scales, as in the table of annotations.' },
  { name: 'note', meaning: 'The note; empty unless notes were ticked.' },
  { name: 'article_id', meaning: 'Id of the article.' },
  ...AUTHORSHIP,
  DOCUMENT,
  NAME,
  APOSTROPHES
] as const satisfies readonly CsvColumn[]

/** The columns of the table of bookmarks. */
export const BOOKMARK_COLUMNS = [
  { name: 'bookmark_id', meaning: 'Id of the bookmark.' },
  { name: 'name', meaning: 'What it is called, or empty.' },
  { name: 'start', meaning: 'First position, 0-based.' },
  { name: 'end', meaning: 'Position after the last character.' },
  { name: 'offset_unit', meaning: '`codepoint`.' },
  { name: 'exact', meaning: 'The words.' },
  { name: 'article_id', meaning: 'Id of the article.' },
  ...AUTHORSHIP,
  DOCUMENT,
  NAME,
  APOSTROPHES
] as const satisfies readonly CsvColumn[]

/** The columns of the table of articles. `text` is not there when texts are left out. */
export const ARTICLE_COLUMNS = [
  { name: 'article_id', meaning: 'Id of the article.' },
  DOCUMENT,
  { name: 'title', meaning: 'Its title.' },
  { name: 'byline', meaning: 'Who wrote it.' },
  { name: 'publisher', meaning: 'Where it appeared.' },
  { name: 'url', meaning: 'Its address.' },
  { name: 'published_at', meaning: 'ISO 8601, may be partial.' },
  { name: 'language', meaning: 'BCP 47.' },
  { name: 'tags', meaning: 'The tags as a JSON list.' },
  { name: 'status', meaning: '`todo`, `in-progress` or `done`.' },
  { name: 'note', meaning: 'The note on the article; empty unless notes were ticked.' },
  { name: 'split', meaning: '`train`, `validation`, `test` or empty.' },
  { name: 'text_sha256', meaning: 'SHA-256 of the text (UTF-8, LF).' },
  { name: 'extra', meaning: 'What a converted file said that has no column here, as a JSON object.' },
  {
    name: 'tokens',
    meaning: 'Tokens that the document came with, as JSON: `[[start,end,{feature: value}],…]` in code points; or empty.'
  },
  { name: 'sentences', meaning: 'Sentences likewise: `[[start,end],…]`.' },
  APOSTROPHES,
  { name: 'text', meaning: 'The text, its lines ended by LF.' }
] as const satisfies readonly CsvColumn[]

/** The cells of a row by column; a column that is not there is empty. */
export type CsvRow = Readonly<Record<string, string>>

/** Prefix of the columns of attributes in the table of annotations. */
export const ATTRIBUTE_PREFIX = 'attr_'
