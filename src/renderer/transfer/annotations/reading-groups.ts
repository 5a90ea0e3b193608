import type { DecodedReading, FormatSetting } from '../../../core/formats/format'

/** Files in which the same was left open and decided alike. */
export interface ReadingGroup {
  /** The reading that was taken, as the setting calls it. */
  readonly chosen: string
  readonly evidence: string
  /** Empty when there is only one file. */
  readonly files: readonly string[]
}

/** What was decided about a setting, the same words once. */
export function readingGroups(readings: readonly DecodedReading[], setting: FormatSetting): readonly ReadingGroup[] {
  const groups = new Map<string, { chosen: string; evidence: string; files: string[] }>()
  for (const { file, chosen, evidence } of readings) {
    const key = `${chosen} ${evidence}`
    const name = setting.choices?.find(({ id }) => id === chosen)?.name ?? chosen
    const group = groups.get(key) ?? { chosen: name, evidence, files: [] }
    if (file !== null) group.files.push(file)
    groups.set(key, group)
  }
  return [...groups.values()]
}
