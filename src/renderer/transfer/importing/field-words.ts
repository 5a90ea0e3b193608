import type { ColumnUse, DELIMITERS } from '../../../api/import-params'
import type { CollectionView } from '../../../api/import-views'
import type { SegmentRole } from '../../../core/model/article'
import type { ArticleField } from '../../state/article-fields'
import { counted } from '../../ui/format-bytes'

export const FIELD_LABELS: Readonly<Record<ArticleField, string>> = {
  title: 'Title',
  byline: 'Byline',
  publisher: 'Publisher',
  publishedAt: 'Date',
  url: 'Address',
  language: 'Language'
}

export const FIELD_PLACEHOLDERS: Readonly<Partial<Record<ArticleField, string>>> = {
  publishedAt: '2024-08-22',
  url: 'https://'
}

export const USE_WORDS: Readonly<Record<ColumnUse, string>> = {
  text: 'Text',
  title: 'Title',
  byline: 'Byline',
  publisher: 'Publisher',
  url: 'Address',
  publishedAt: 'Date',
  language: 'Language',
  tags: 'Tags',
  ignore: 'Not used'
}

export const DELIMITER_WORDS: Readonly<Record<(typeof DELIMITERS)[number], string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar'
}

export const ROLE_WORDS: Readonly<Record<SegmentRole, string>> = {
  title: 'Title',
  byline: 'Byline',
  dateline: 'Dateline',
  body: 'Text',
  caption: 'Caption',
  credit: 'Credit line',
  teaser: 'Opening of another article',
  ad: 'Advertisement',
  other: 'Something else'
}

/** What a file of several documents holds: "120 rows of a table". */
export function collectionWords({ kind, documents }: CollectionView): string {
  switch (kind) {
    case 'table':
      return `${counted(documents, 'row')} of a table`
    case 'workbook':
      return `${counted(documents, 'row')} of a sheet`
    case 'records':
      return counted(documents, 'record')
    case 'archive':
      return `${counted(documents, 'file')} in an archive`
    case 'text':
      return `${counted(documents, 'part')} of a text`
  }
}
