import type { TypeSystem } from './type-system'

/** A pointer at another feature structure by its id. */
export interface Reference {
  readonly ref: number
}
export type Element = string | number | boolean | Reference | null
/** The content of an array or list. Arrays have no identity here: what two structures share, each has. */
export interface Elements {
  readonly elements: readonly Element[]
}
export type FeatureValue = string | number | boolean | Reference | Elements

/** A node of the graph. A feature without value is not in `features`. */
export interface FeatureStructure {
  /** Positive, unique in its CAS. */
  readonly id: number
  readonly type: string
  /** Id of the sofa it is about; null for what belongs to no text. */
  readonly sofa: number | null
  /** `begin` and `end` of annotations among them, in UTF-16 code units of the sofa's text as it stands in the file. */
  readonly features: ReadonlyMap<string, FeatureValue>
  /** 1-based line in the file, if the reader knows. */
  readonly line: number | null
}

/** Subject of analysis: one text of the CAS, or the place where it lies. */
export interface Sofa {
  readonly id: number
  readonly number: number
  /** Name of the view: `_InitialView`. */
  readonly name: string
  readonly mimeType: string | null
  readonly text: string | null
  readonly uri: string | null
  /** Content that is given as an array (bytes, mostly) and not as text. */
  readonly data: { readonly type: string; readonly elements: readonly Element[] } | null
}

export interface View {
  readonly name: string
  readonly sofa: number | null
  /** Ids of what is indexed in the view. */
  readonly members: readonly number[]
}

/** A CAS (UIMA's Common Analysis System): texts and what is said about them, with the types of it. */
export interface Cas {
  readonly types: TypeSystem
  readonly sofas: readonly Sofa[]
  readonly structures: ReadonlyMap<number, FeatureStructure>
  readonly views: readonly View[]
}

/** Something of a file that could not be taken over; `line` is 1-based. */
export interface CasProblem {
  readonly line: number | null
  readonly place: string
  readonly message: string
}

export const INITIAL_VIEW = '_InitialView'

export function isReference(value: FeatureValue | Element | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'ref' in value
}

export function isElements(value: FeatureValue | undefined): value is Elements {
  return typeof value === 'object' && 'elements' in value
}

/** The value when it is text; else null. */
export function textOf(structure: FeatureStructure, feature: string): string | null {
  const value = structure.features.get(feature)
  return typeof value === 'string' ? value : null
}

/** Id of the structure that a feature points at, or null. */
export function targetOf(structure: FeatureStructure, feature: string): number | null {
  const value = structure.features.get(feature)
  return isReference(value) ? value.ref : null
}
