import type { Layer } from '../model/library'
import { isWebAddress } from '../text/web-address'
import { CommandError } from './command-error'

/** Fields of records that hold web addresses, and how a person is told of them. */
const FIELDS = {
  url: 'the address',
  archivedUrl: 'the archived address',
  sameAs: 'the address',
  firstAppearance: 'the address of the first appearance',
  firstAppearanceArchived: 'the archived address of the first appearance',
  appearances: 'an address where the claim appeared',
  publishedUrl: 'the address where the check was published'
} as const
type AddressField = keyof typeof FIELDS
/** What may hold addresses. */
export type Addresses = { readonly [Field in AddressField]?: string | readonly string[] | null | undefined }

/** The addresses of a record in its fields that hold some. */
function* addressesOf(record: Addresses): Iterable<readonly [field: AddressField, address: string]> {
  for (const field of Object.keys(FIELDS) as AddressField[]) {
    const value = record[field] ?? []
    for (const address of typeof value === 'string' ? [value] : value) yield [field, address]
  }
}

/** Where a claim was said may be told by a name, too: “Radio 4, 9 May”. What looks like an address has to be one. */
const NAMED: ReadonlySet<AddressField> = new Set(['firstAppearance', 'appearances'])
const LIKE_ADDRESS = /^\W*[a-z][a-z\d+.-]*:\S|^\s*[\\/]|[\p{Cc}\p{Cf}\p{Cs}\\]/iu

function isFitting(field: AddressField, given: string): boolean {
  return isWebAddress(given) || (NAMED.has(field) && !LIKE_ADDRESS.test(given))
}

function hasAddress(known: Iterable<Addresses>, wanted: string): boolean {
  for (const record of known) for (const [, address] of addressesOf(record)) if (address === wanted) return true
  return false
}

/**
 * X4: what a person gives as an address is one. What a file brought, and what is copied of that when a claim is split,
 * stays: it is text, and no link is made of it.
 *
 * @param known the records that may hold it already
 * @throws CommandError `invalid-address` naming the field
 */
export function requireAddresses(known: Iterable<Addresses>, given: Addresses): void {
  for (const [field, address] of addressesOf(given)) {
    if (isFitting(field, address) || hasAddress(known, address)) continue
    throw new CommandError(
      'invalid-address',
      `${FIELDS[field].replace(/^./, (first) => first.toUpperCase())} is no web address: it begins with https:// or ` +
        'http:// and a host, without a name before it, spaces or hidden characters.',
      { field }
    )
  }
}

/** The checks of a layer's claims, for `known`. */
export function* checksOf(layer: Pick<Layer, 'claims'>): Iterable<Addresses> {
  for (const { check } of layer.claims.values()) yield check
}
