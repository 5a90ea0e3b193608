import type { Authored } from '../../../core/model/annotation'
import type { Speaker } from '../../../core/model/desk'
import { addressProblem } from '../../state/address-problem'
import type { Problems } from './use-record-form'

export type SpeakerFields = Omit<Speaker, keyof Authored>

export const EMPTY_SPEAKER: SpeakerFields = {
  name: '',
  aliases: [],
  title: '',
  organisation: '',
  kind: 'person',
  sameAs: null
}

/** What is wrong with a row of the people table as it is written; empty when it can be kept. `stored` is how it was before. */
export function speakerProblems({ name, sameAs }: SpeakerFields, stored: Speaker | null): Problems<'name' | 'sameAs'> {
  const problem = addressProblem(sameAs, stored?.sameAs ?? null)
  return {
    ...(name.trim() === '' ? { name: 'Write the name in full.' } : {}),
    ...(problem === null ? {} : { sameAs: problem })
  }
}

/** As it is stored: without outer space, and without other names that say the name again. */
export function tidySpeaker(fields: SpeakerFields): SpeakerFields {
  const { name, aliases, title, organisation, sameAs } = fields
  return {
    ...fields,
    name: name.trim(),
    aliases: withNames([], aliases).filter((alias) => alias !== name.trim()),
    title: title.trim(),
    organisation: organisation.trim(),
    sameAs: sameAs === null || sameAs.trim() === '' ? null : sameAs.trim()
  }
}

/** Names with more names behind them, each once. */
export function withNames(names: readonly string[], more: readonly string[]): readonly string[] {
  const tidy = more.map((name) => name.trim().replace(/\s+/gu, ' ')).filter((name) => name !== '')
  return [...new Set([...names, ...tidy])]
}
