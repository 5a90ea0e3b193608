import type { ImportItem } from '../../../api/import-views'
import type { FileProblem } from '../uploading/upload-files'

/** A file that never reached the backend, shown among the others. */
export function unsentItem({ item, name, message }: FileProblem): ImportItem {
  return {
    item,
    source: item,
    name,
    place: null,
    bytes: 0,
    kind: '',
    outcome: 'problem',
    title: name,
    metadata: {},
    isText: false,
    encoding: null,
    mojibake: null,
    characters: 0,
    words: 0,
    paragraphs: 0,
    language: 'und',
    duplicateOf: null,
    similar: null,
    tail: null,
    excerpt: '',
    problem: { code: 'unreadable', message }
  }
}
