import type { AttributeValue } from '../model/annotation'
import type { AttributeDefinition } from '../model/scheme'

/** The kinds of attributes there are. Adding one: a file under `kinds/`, a line here and in the registry, an editor. */
export const ATTRIBUTE_KIND_IDS = ['choice', 'several', 'flag', 'number', 'text', 'date', 'certainty'] as const
export type AttributeKindId = (typeof ATTRIBUTE_KIND_IDS)[number]

/** What can be said about an attribute, by its kind. */
export interface AttributeKind {
  readonly id: AttributeKindId
  /** For menus: "One of several". */
  readonly name: string
  /** Why the value does not fit the definition, as a sentence for the person; null when it fits. */
  readonly problem: (definition: AttributeDefinition, value: AttributeValue) => string | null
  /** The value in words, for lists and screen readers. */
  readonly words: (value: AttributeValue) => string
  /** What a typed text means, as tables and other programs' files hold it; null when it means nothing here. */
  readonly read: (definition: AttributeDefinition, text: string) => AttributeValue | null
}
