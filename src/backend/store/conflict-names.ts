/** Whose way of naming a copy it is. `claimdesk` made those that end in `.conflict-<time>`. */
export type CopyMaker = 'claimdesk' | 'syncthing' | 'dropbox' | 'nextcloud' | 'onedrive' | 'numbered'

export interface CopyName {
  /** Name of the file that it is a copy of. */
  readonly of: string
  readonly maker: CopyMaker
}

const PATTERNS: readonly (readonly [maker: CopyMaker, pattern: RegExp])[] = [
  ['claimdesk', /^(.+)(\.json)\.conflict-\d{8}T\d{6}Z(?:-\d+)?$/],
  ['syncthing', /^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?(\.\w+)$/],
  ['nextcloud', /^(.+) \(conflicted copy[^)]*\)(\.\w+)$/i],
  ['dropbox', /^(.+) \([^)]*conflicted copy[^)]*\)(\.\w+)$/i],
  // Google Drive, and what most systems make of a name that is taken.
  ['numbered', /^(.+?) ?\(\d+\)(\.\w+)$/],
  // Sync engines in other languages put their words in brackets as well.
  ['dropbox', /^(.+) \([^)]+\)(\.\w+)$/]
]

/** A file of a person, a scheme or a session is named after its id, and ids have no dots, spaces or brackets. */
const OWN_NAME = /^([A-Za-z0-9][A-Za-z0-9_-]*)\.json$/

/** What a review settled lies beside the people's layers. */
const FINAL = '_final.json'

/** The id that a file of a library is named after, or null: a copy of a sync engine, a file set aside, another file. */
export function idOfFile(name: string): string | null {
  return OWN_NAME.exec(name)?.[1] ?? null
}

/** Whose layer a file of `annotations/` is by its name, or null when it is nobody's. */
export function personOfLayer(name: string): string | null {
  return name === FINAL ? '_final' : idOfFile(name)
}

/** What a file is a copy of, by its name alone; null when the name says nothing of the kind. */
export function copyByName(name: string): CopyName | null {
  for (const [maker, pattern] of PATTERNS) {
    const [, stem, ending] = pattern.exec(name) ?? []
    if (stem !== undefined && ending !== undefined) return { of: `${stem}${ending}`, maker }
  }
  return null
}

/**
 * What a file is a copy of whose name would do for a file of its own (`ines-LAPTOP.json`): the id inside it is another
 * one. Null when name and content agree.
 *
 * @param idInside the person, scheme or session that the file says it is of
 */
export function copyByContent(name: string, idInside: string): CopyName | null {
  const id = personOfLayer(name)
  if (id === null || id === '_final' || id === idInside) return null
  return { of: `${idInside}.json`, maker: 'onedrive' }
}

/** `ines.json` and a time -> `ines.json.conflict-20260207T101500Z`; safe as a file name everywhere. */
export function copyName(name: string, at: Date, attempt: number): string {
  const stamp = at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
  return `${name}.conflict-${stamp}${attempt === 0 ? '' : `-${attempt}`}`
}
