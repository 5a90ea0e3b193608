import type { TextRange } from '../../model/text-range'
import { SENTENCE } from '../cas/layers'
import { uimaExtraOf } from '../cas/uima-extra'
import type { UimaExtra } from '../cas/uima-extra'

type Extra = Readonly<Record<string, unknown>>

/** Ids that sentences of a document have in other programs, by where the sentence begins (UTF-16 code units). */
export function sentenceIdsOf(extra: Extra): ReadonlyMap<number, string> {
  const { structures = [] } = uimaExtraOf(extra)
  return new Map(
    structures.flatMap(({ type, at, features }) => {
      const id = features['id']
      return type === SENTENCE && at && typeof id === 'string' && id !== '' ? [[at[0], id] as const] : []
    })
  )
}

/** The part of `extra` that holds ids of sentences, in the form that CAS files have, too; nothing without any id. */
export function extraOfSentenceIds(
  sentences: readonly { readonly range: TextRange; readonly id: string | null }[]
): Extra {
  const structures = sentences.flatMap(({ range, id }, index) =>
    id === null
      ? []
      : [{ id: index + 1, type: SENTENCE, at: [range.start, range.end] as const, hasSofa: true, features: { id } }]
  )
  const uima: UimaExtra = { structures }
  return structures.length === 0 ? {} : { uima }
}
