import { join } from 'node:path'
import type { LibraryPaths } from '../library-paths'
import { idOfFile, personOfLayer } from '../conflict-names'

/** A file of the library that others may change, by what it holds. `id` is an article, scheme, session or person. */
export type Place =
  | { readonly kind: 'library' }
  | { readonly kind: 'scheme'; readonly id: string }
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'desk'; readonly id: string }
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'layer'; readonly id: string; readonly person: string }

const ARTICLE_FOLDER = /^articles\/([0-9a-f]{16})(\/annotations)?$/

/** What a file of a folder is, by its name; null when it is none of these, such as a copy of a sync engine. */
export function placeIn(folder: string, name: string): Place | null {
  if (folder === '') return name === 'library.json' ? { kind: 'library' } : null
  const [, article, isLayer] = ARTICLE_FOLDER.exec(folder) ?? []
  if (article !== undefined && isLayer === undefined) {
    return name === 'article.json' ? { kind: 'article', id: article } : null
  }
  const id = article === undefined ? idOfFile(name) : personOfLayer(name)
  if (id === null) return null
  if (article !== undefined) return { kind: 'layer', id: article, person: id }
  if (folder === 'schemes') return { kind: 'scheme', id }
  if (folder === 'sessions') return { kind: 'session', id }
  if (folder === 'sources') return { kind: 'desk', id }
  return folder === 'people' ? { kind: 'person', id } : null
}

/** Where a place's file lies. */
export function fileOf(paths: LibraryPaths, place: Place): string {
  switch (place.kind) {
    case 'library':
      return paths.library
    case 'scheme':
      return paths.scheme(place.id)
    case 'session':
      return paths.session(place.id)
    case 'desk':
      return join(paths.sources, `${place.id}.json`)
    case 'person':
      return join(paths.people, `${place.id}.json`)
    case 'article':
      return paths.articleFile(place.id)
    case 'layer':
      return join(paths.annotations(place.id), `${place.person}.json`)
  }
}
