import { FOUND_OUT, PLAIN_READING } from '../../../../api/import-params'
import type { CollectionView, ImportItem, ImportSource, TailPart } from '../../../../api/import-views'

/** A document of an import as a backend tells of it. */
export function itemOf(item: string, name: string, more: Partial<ImportItem> = {}): ImportItem {
  return {
    item,
    source: item.split('.')[0] ?? item,
    name,
    place: null,
    bytes: 10,
    kind: 'txt',
    outcome: 'new',
    title: name.replace(/\.txt$/, ''),
    metadata: {},
    isText: true,
    encoding: { name: 'utf-8', certain: true, evidence: 'all of it is valid UTF-8' },
    mojibake: null,
    characters: 10,
    words: 2,
    paragraphs: 1,
    language: 'en',
    duplicateOf: null,
    similar: null,
    tail: null,
    excerpt: '',
    problem: null,
    ...more
  }
}

/** A file of an import as a backend tells of it. */
export function sourceOf(item: string, name: string, more: Partial<ImportSource> = {}): ImportSource {
  return {
    item,
    name,
    folder: '',
    bytes: 10,
    kind: 'txt',
    isText: true,
    settings: PLAIN_READING,
    encoding: { name: 'utf-8', certain: true, evidence: 'all of it is valid UTF-8' },
    collection: null,
    canBe: null,
    problem: null,
    ...more
  }
}

/** A table of two columns as a backend tells of it. */
export function tableOf(more: Partial<CollectionView> = {}): CollectionView {
  return {
    kind: 'table',
    documents: 2,
    columns: [
      { name: 'headline', use: 'title', samples: ['One tide', 'Two tides'], filled: 1 },
      { name: 'body', use: 'text', samples: ['It came.', 'It went.'], filled: 0.5 }
    ],
    sheets: [],
    sample: [
      ['One tide', 'It came.'],
      ['Two tides', 'It went.']
    ],
    problems: [],
    problemCount: 0,
    ...more
  }
}

/** How the table is read. */
export const TABLE_READING = {
  ...PLAIN_READING,
  as: 'several' as const,
  collection: { ...FOUND_OUT, delimiter: ',' as const, hasHeader: true, columns: ['title' as const, 'text' as const] }
}

/** A proposed part; positions in UTF-16 code units. */
export function partOf(start: number, end: number, preselected: boolean): TailPart {
  return { start, end, role: 'teaser', confidence: preselected ? 0.97 : 0.6, reason: 'It breaks off.', preselected }
}
