import { useEffect, useState } from 'react'
import type { LabelledSpans } from '../../../api/views'
import type { Uses } from '../../../core/model/library'
import { explainError } from '../../state/explain-error'
import { useClient, useWorkbench } from '../../state/workbench'

export interface LabelledView {
  /** Null while they are on their way. */
  readonly articles: readonly LabelledSpans[] | null
  readonly truncated: boolean
  readonly failed: string | null
}

const WAITING: LabelledView = { articles: null, truncated: false, failed: null }
const NONE: LabelledView = { articles: [], truncated: false, failed: null }

/** The highlights over the library that have one of the labels, at most `limit`. */
export function useLabelledSpans(labels: readonly string[], limit: number): LabelledView {
  const client = useClient()
  const key = labels.join(' ')
  const [answer, setAnswer] = useState<{ readonly key: string; readonly view: LabelledView } | null>(null)
  useEffect(() => {
    if (key === '') return
    let isWanted = true
    client.call('scheme.spans', { labels: key.split(' '), limit }).then(
      (articles) => {
        const truncated = articles.some((article) => article.truncated)
        if (isWanted) setAnswer({ key, view: { articles, truncated, failed: null } })
      },
      (error: unknown) => {
        if (isWanted) setAnswer({ key, view: { ...NONE, failed: explainError(error) } })
      }
    )
    return () => {
      isWanted = false
    }
  }, [client, key, limit])
  if (key === '') return NONE
  return answer?.key === key ? answer.view : WAITING
}

/** How often each label and relation type is used in the library; null until it is known. It follows every change. */
export function useUses(): Uses | null {
  const client = useClient()
  const newest = useWorkbench((state) => state.undo)
  const [uses, setUses] = useState<Uses | null>(null)
  useEffect(() => {
    let isWanted = true
    client.call('scheme.uses', {}).then(
      (answer) => {
        if (isWanted) setUses(answer)
      },
      // Without numbers the editor still works; saving asks the library again and says what is wrong.
      () => undefined
    )
    return () => {
      isWanted = false
    }
  }, [client, newest])
  return uses
}
