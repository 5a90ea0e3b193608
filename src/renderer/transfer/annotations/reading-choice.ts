import type { AnnotationReading, Mapping } from '../../../api/export-params'
import type { NamePreview } from '../../../api/transfer-views'

/** How files of annotations are read and where what is in them goes, as a person has chosen so far. */
export type ReadingChoice = Omit<AnnotationReading, 'batch'>

/** Nothing chosen: everything is found out. */
export const FOUND_OUT: ReadingChoice = {
  format: null,
  settings: {},
  article: null,
  labels: [],
  relationTypes: [],
  leaveOut: []
}

/** A name of a file: labels and relation types may be called alike. */
export type NameKey = Pick<NamePreview, 'name' | 'target'>

type MappingList = 'labels' | 'relationTypes'
const listOf = ({ target }: Pick<NamePreview, 'target'>): MappingList =>
  target === 'relation' ? 'relationTypes' : 'labels'

/** The mapping that was chosen for a name; null when it goes where it would by itself. */
export function chosenFor(choice: ReadingChoice, key: NameKey): Mapping | null {
  return choice[listOf(key)].find(({ name }) => name === key.name)?.to ?? null
}

/** Sends names elsewhere; null: where they would go by themselves. */
export function withMappings(
  choice: ReadingChoice,
  changes: readonly { readonly key: NameKey; readonly to: Mapping | null }[]
): ReadingChoice {
  const changed = (list: MappingList) => {
    const own = new Map(changes.filter(({ key }) => listOf(key) === list).map(({ key, to }) => [key.name, to]))
    const kept = choice[list].filter(({ name }) => !own.has(name))
    return [...kept, ...[...own].flatMap(([name, to]) => (to === null ? [] : [{ name, to }]))]
  }
  return { ...choice, labels: changed('labels'), relationTypes: changed('relationTypes') }
}

/** Another format has other settings, and other keys for its documents; where names go stays. */
export function withFormat(choice: ReadingChoice, format: string | null): ReadingChoice {
  return { ...choice, format, settings: {}, leaveOut: [] }
}

/** Reads with another value of a setting of the format. */
export function withSetting(choice: ReadingChoice, setting: string, value: string): ReadingChoice {
  return { ...choice, settings: { ...choice.settings, [setting]: value } }
}

/** Leaves documents out, or takes them in again. */
export function withDocuments(choice: ReadingChoice, keys: readonly string[], isLeftOut: boolean): ReadingChoice {
  const leaveOut = new Set(choice.leaveOut)
  for (const key of keys) {
    if (isLeftOut) leaveOut.add(key)
    else leaveOut.delete(key)
  }
  return { ...choice, leaveOut: [...leaveOut] }
}
