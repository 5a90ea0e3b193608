import type { FoundMetadata, FoundValue, MetadataField } from '../extracted-document'
import type { XmlElement } from '../markup/xml-tree'
import { firstText } from '../markup/xml-tree'

/** Titles that programs put in by themselves. */
const MADE_UP =
  /^(?:untitled|unbenannt|sans titre|document\s*\d*|microsoft word\s*-.*|.*\.(?:docx?|odt|rtf|pdf|html?|txt|md|pages|wpd|pub|indd|tex|p65|qxd))$/i
/** Names that programs sign with. */
const NOBODY = /^(?:user|author|administrator|admin|owner|unknown|python-docx|microsoft( office)? user|windows user)$/i

/** Element of the metadata by what we want to know of it, the better ones first. */
export type MetadataNames = Readonly<Partial<Record<MetadataField, readonly string[]>>>

/** A title as documents carry it, null for one that a program made up. */
export function realTitle(value: string | null | undefined): string | null {
  const title = value?.replace(/\s+/g, ' ').trim() ?? ''
  return title === '' || MADE_UP.test(title) ? null : title
}

/** A person's or a firm's name, null for one that a program made up. */
export function realName(value: string | null | undefined): string | null {
  const name = value?.replace(/\s+/g, ' ').trim() ?? ''
  return name === '' || NOBODY.test(name) ? null : name
}

/** Date and time as XML has them, cut to what we store; null for anything else. Seconds are as exact as it gets. */
export function realDate(value: string | null | undefined): string | null {
  // The zone stands behind the fractions of a second: without it the hour would be another one.
  const exact = value?.trim().replace(/(:\d\d)\.\d{1,9}/, '$1') ?? ''
  return /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?/.exec(exact)?.[0] ?? null
}

/** Values of a metadata file by the names of its elements, and where each was found. */
export function metadataFrom(root: XmlElement | null, file: string, names: MetadataNames): FoundMetadata {
  const found: Partial<Record<MetadataField, FoundValue>> = {}
  if (!root) return found
  for (const [field, elements] of Object.entries(names) as [MetadataField, readonly string[]][]) {
    for (const element of elements) {
      const text = firstText(root, element)
      const value = field === 'title' ? realTitle(text) : field === 'publishedAt' ? realDate(text) : realName(text)
      if (value === null) continue
      found[field] = { value, where: `${element} in ${file}` }
      break
    }
  }
  return found
}
