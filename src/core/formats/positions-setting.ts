import type { FormatSetting } from './format'
import { describeReading, readingOf } from './readings'

/**
 * The setting by which a person says what the positions in files count, where evidence decides otherwise.
 *
 * @param readings ids of readings (`readingId`), in the order in which they are tried
 * @param description what is uncertain about files of the format
 */
export function positionsSetting(readings: readonly string[], description: string): FormatSetting {
  return {
    id: 'positions',
    name: 'Positions count',
    description,
    choices: [
      { id: 'auto', name: 'As fits the words best' },
      ...readings.map((id) => {
        const reading = readingOf(id)
        return { id, name: reading ? describeReading(reading) : id }
      })
    ]
  }
}
