/** The namespace of projects. */
export const PROJECT_NAMESPACE = 'urn:QDA-XML:project:1.0'

/** The file of a project that holds everything but texts. */
export const PROJECT_FILE = 'project.qde'

/** Fields of an article and the names of the variables that hold them. */
export const METADATA_VARIABLES = [
  ['byline', 'Byline'],
  ['publisher', 'Publisher'],
  ['url', 'Address'],
  ['publishedAt', 'Published'],
  ['language', 'Language']
] as const
export type MetadataField = (typeof METADATA_VARIABLES)[number][0]

export const STATUS_VARIABLE = 'Status'

/** Whether a variable is one that holds what Claimdesk has a field for, so that nothing else may take its name. */
export function isOwnVariable(name: string): boolean {
  return name === STATUS_VARIABLE || METADATA_VARIABLES.some(([, variable]) => variable === name)
}

/** The link from a part of a passage to its next part: what ATLAS.ti calls it. */
export const CONTINUED_BY = 'continued by'

/** Which `origin` says that a project is ours, and that our conventions hold in it to the letter. */
export const OWN_ORIGIN = /^Claimdesk\b/

/** Kinds of details (see details.ts). */
export const DETAILS = {
  attributes: 'attributes',
  bookmark: 'bookmark',
  claim: 'claim',
  document: 'details',
  note: 'note'
} as const

/** The detail that holds the tags of a passage, among those that hold its attributes. */
export const TAGS_DETAIL = '@tags'

/** The detail that holds an attribute: called like it, but never like the tags. */
export function attributeDetail(name: string): string {
  return name.startsWith('@') ? `@${name}` : name
}

/** The attribute that a detail holds; null for the tags. */
export function attributeOfDetail(detail: string): string | null {
  if (detail === TAGS_DETAIL) return null
  return detail.startsWith('@@') ? detail.slice(1) : detail
}
