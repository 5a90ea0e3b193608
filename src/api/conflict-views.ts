/** A copy of a file of the library that is not in force: two programs wrote the file. */
export interface ConflictView {
  readonly id: string
  /** What it is a copy of. */
  readonly kind: 'annotations' | 'sources' | 'session' | 'article' | 'scheme' | 'person' | 'library' | 'other'
  /** The copy's base name. */
  readonly file: string
  /** Base name of the file it is a copy of. */
  readonly of: string
  /** Who made the copy: `claimdesk` when another program changed a file, else the way a sync engine names copies. */
  readonly maker: 'claimdesk' | 'syncthing' | 'dropbox' | 'nextcloud' | 'onedrive' | 'numbered'
  /** ISO 8601 in UTC: when it was last changed. */
  readonly at: string
  /** Id of the article it belongs to, and its title; null for files of the library. */
  readonly article: string | null
  readonly title: string | null
  /** Name of the person whose file it is a copy of; null for files of everybody. */
  readonly person: string | null
  /** Records that only the copy has, that differ, and that only this side has; null when it cannot be read. */
  readonly counts: { readonly onlyThere: number; readonly differing: number; readonly onlyHere: number } | null
  /** Whether `conflicts.take` has something to take. Copies of other people's files are theirs to see to. */
  readonly canTake: boolean
  /** Whether `conflicts.dismiss` is this person's to ask for. */
  readonly canDismiss: boolean
}

/** What others did to the library. */
export interface ElsewhereView {
  /** Ids of articles that came, went, or whose details or own annotations are others now. */
  readonly articles: readonly string[]
  /** Other people's annotations that came, changed or went. */
  readonly others: readonly { readonly article: string; readonly person: string }[]
  /** Conflict copies came or went: `conflicts.list` has them. */
  readonly conflicts: boolean
}
