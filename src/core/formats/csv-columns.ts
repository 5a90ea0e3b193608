export interface CsvColumn {
  readonly name: string
  readonly meaning: string
}

/** The columns of a CSV export, in their order. Readers know them by name: add at the end, never rename. */
export const CSV_COLUMNS = [
  { name: 'article_id', meaning: 'Id of the article.' },
  { name: 'article_title', meaning: 'Its title.' },
  { name: 'article_url', meaning: 'Its address, or empty.' },
  { name: 'article_status', meaning: '`todo`, `in-progress` or `done`.' },
  { name: 'text_sha256', meaning: 'SHA-256 of the text (UTF-8, LF) that the positions refer to.' },
  { name: 'annotation_id', meaning: 'Id of the annotation.' },
  { name: 'layer', meaning: '`span`, `document` (a label of the whole article) or `orphan` (words no longer found).' },
  { name: 'annotator', meaning: 'Id of the person.' },
  { name: 'created', meaning: 'ISO 8601, UTC.' },
  { name: 'updated', meaning: 'ISO 8601, UTC.' },
  { name: 'origin', meaning: '`human`, `import:<format>` or `suggestion:<model>@<version>`.' },
  { name: 'label', meaning: 'Full path of the label, its parts joined by `/`.' },
  { name: 'label_id', meaning: 'Id of the label.' },
  { name: 'value', meaning: 'Value of a document label, or empty.' },
  { name: 'start', meaning: 'First position, 0-based; empty for document labels and orphans.' },
  { name: 'end', meaning: 'Position after the last character.' },
  { name: 'ranges', meaning: 'All parts as JSON: `[[start,end],…]`; more than one for a discontinuous span.' },
  { name: 'offset_unit', meaning: '`codepoint` wherever there are positions.' },
  { name: 'exact', meaning: 'The words; the parts of a discontinuous span joined by ` … `.' },
  { name: 'prefix', meaning: 'Up to 32 characters before the first part.' },
  { name: 'suffix', meaning: 'Up to 32 characters after the last part.' },
  { name: 'attributes', meaning: 'The attributes as a JSON object.' },
  { name: 'note', meaning: 'The note; empty unless notes were ticked.' },
  { name: 'claim_id', meaning: 'Id of the claim made in the passage, or empty.' },
  { name: 'claim', meaning: 'The claim as one self-contained sentence.' },
  { name: 'speaker', meaning: 'Who makes the claim.' },
  { name: 'verdict_scale', meaning: 'Id of the verdict scale.' },
  { name: 'verdict', meaning: 'Id of the verdict on that scale.' },
  {
    name: 'canonical',
    meaning: '`supported`, `refuted`, `conflicting`, `not-enough-evidence`, `not-checkable`, or empty.'
  },
  { name: 'claim_note', meaning: 'The note of the claim; empty unless notes were ticked.' },
  { name: 'tags', meaning: 'The tags as a JSON list.' }
] as const satisfies readonly CsvColumn[]

/** The cells of a row by column; a column that is not there is empty. */
export type CsvRow = { readonly [Name in (typeof CSV_COLUMNS)[number]['name']]?: string }
