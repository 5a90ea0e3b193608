import type { CollectionSettings } from '../../../api/import-params'
import type { CollectionView } from '../../../api/import-views'
import type { EncodingView } from '../../../api/views'
import type { FoundMetadata } from '../extracted-document'

/** Where a document stands in a file of several: the number of a row or part (from 1), the name of an archive's entry. */
export interface CollectionPlace {
  readonly kind: 'row' | 'part' | 'entry'
  readonly name: string
}

/** One document out of a file of several. */
export interface CollectionPart {
  readonly place: CollectionPlace
  /** `row-17.json`, `part-3.txt`, or the base name of an entry. */
  readonly name: string
  /** Its own bytes, which become the article's original: an entry, a part as it stands, a row as a JSON object (UTF-8). */
  readonly bytes: Uint8Array
  /**
   * `file`: the bytes are a document, whose kind the name says. Otherwise the words of the document, not frozen yet,
   * and what its cells say about it.
   */
  readonly content:
    | { readonly kind: 'file' }
    | {
        readonly kind: 'words'
        readonly words: string
        /** Where the words stand: `column “Body”`. With it the same text can be made of the bytes again (D4). */
        readonly where: string
        readonly metadata: FoundMetadata
        readonly tags: readonly string[]
      }
}

/** What became of a file of several documents. */
export interface OpenCollection {
  /** With what was found out where the settings said null. */
  readonly settings: CollectionSettings
  readonly view: CollectionView
  readonly encoding: EncodingView | null
  /** Its documents in order, as they are read; rows and entries with a problem are left out of it. */
  readonly parts: () => AsyncIterable<CollectionPart>
}

/** A kind of file that holds several documents. A new kind is a new file and a line in the registry. */
export interface CollectionKind {
  readonly kind: 'csv' | 'tsv' | 'jsonl' | 'xlsx' | 'zip' | 'parts'
  readonly name: string
  /** File endings in lower case, without the dot. */
  readonly extensions: readonly string[]
  readonly isText: boolean
  /**
   * @param encoding what a person chose, or null to find out
   * @throws ExtractError when nothing of the file can be read
   */
  readonly open: (bytes: Uint8Array, settings: CollectionSettings, encoding: string | null) => Promise<OpenCollection>
}
