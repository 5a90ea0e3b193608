import type { Source } from '../../../core/model/desk'
import type { Authored } from '../../../core/model/annotation'
import { addressProblem } from '../../state/address-problem'
import type { Problems } from './use-record-form'

export type SourceFields = Omit<Source, keyof Authored>

export const EMPTY_SOURCE: SourceFields = {
  kind: 'document',
  title: '',
  author: '',
  publisher: '',
  url: null,
  tier: null,
  independenceGroup: '',
  interests: '',
  reliability: '',
  anonymous: false,
  contact: '',
  sensitive: false
}

/** What is wrong with a source as it is written; empty when it can be kept. `stored` is how it was before. */
export function sourceProblems({ title, url }: SourceFields, stored: Source | null): Problems<'title' | 'url'> {
  const problem = addressProblem(url, stored?.url ?? null)
  return {
    ...(title.trim() === '' ? { title: 'Give it a title, or the name of the person.' } : {}),
    ...(problem === null ? {} : { url: problem })
  }
}

/** As it is stored: without outer space. */
export function tidySource(fields: SourceFields): SourceFields {
  const { title, author, publisher, url, independenceGroup } = fields
  return {
    ...fields,
    title: title.trim(),
    author: author.trim(),
    publisher: publisher.trim(),
    url: url === null || url.trim() === '' ? null : url.trim(),
    independenceGroup: independenceGroup.trim()
  }
}
