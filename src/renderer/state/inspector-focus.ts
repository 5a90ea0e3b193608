/** What the inspector may be asked to put the focus on. */
export type InspectorTarget =
  /** The form of a record's attributes; `missingOnly`: it was asked for because required ones have no value. */
  | {
      readonly kind: 'attributes'
      readonly of: 'span' | 'documentLabel'
      readonly record: string
      readonly missingOnly: boolean
    }
  | { readonly kind: 'note' | 'tags'; readonly record: string }
  /** The name of a bookmark. */
  | { readonly kind: 'bookmark'; readonly record: string }
  | { readonly kind: 'history' }

/** A wish for the focus. It waits until what is asked for is shown, and is heard once. */
export interface InspectorFocus {
  /** Counts up, so that the same wish can be made twice. */
  readonly turn: number
  readonly target: InspectorTarget
}
