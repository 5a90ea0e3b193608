import { useEffect, useMemo } from 'react'
import { selectSessionDocuments } from '../../state/session-state'
import { useActions, useWorkbench } from '../../state/workbench'
import type { Reading } from '../../../api/reading-views'

export interface SessionReadings {
  /** Of the texts as they are now. */
  readonly readings: readonly Reading[]
  /** Texts that are not read yet. */
  readonly waiting: number
  /** Why some could not be read; '' when all could. */
  readonly problem: string
}

/** What rules find in the articles of the session: those that were not read yet are read, one after the other. */
export function useReadings(): SessionReadings {
  const { readArticle } = useActions()
  const documents = useWorkbench(selectSessionDocuments)
  const asked = useWorkbench(({ marking }) => marking.readings)
  const articles = documents.map(({ article }) => article.id).join(' ')
  useEffect(() => {
    let isWanted = true
    const readAll = async () => {
      for (const article of articles.split(' ').filter((id) => id !== '')) if (isWanted) await readArticle(article)
    }
    // It never rejects: what goes wrong stands in the state.
    void readAll()
    return () => {
      isWanted = false
    }
  }, [articles, readArticle])
  return useMemo(() => {
    const readings = documents.flatMap(({ article }) => {
      const reading = asked.get(article.id)?.reading
      return reading?.revision === article.text.revision ? [reading] : []
    })
    const failed = documents.flatMap(({ article }) => {
      const known = asked.get(article.id)
      return known?.state === 'failed' ? [known.problem] : []
    })
    return { readings, waiting: documents.length - readings.length - failed.length, problem: failed[0] ?? '' }
  }, [documents, asked])
}
