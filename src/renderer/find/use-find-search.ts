import { useEffect } from 'react'
import { findMatches, MOST_MATCHES } from '../../core/query/find-in-article'
import { isNarrow } from '../../core/query/match-within'
import { useActions, useWorkbench } from '../state/workbench'
import type { OpenDocument } from '../state/workbench-state'
import { searchAside } from './search-aside'

/** The next letter usually follows sooner, in milliseconds. */
const REST = 120
/** Matches that are looked for when only those in or outside labels are shown. */
const MOST_BEFORE_NARROWING = 10 * MOST_MATCHES

/** Searches the open text for what is in the find bar, whenever that changes, or the highlights it depends on. */
export function useFindSearch({ text, article, revision }: OpenDocument): void {
  const { takeFound, refineFind } = useActions()
  const { language } = article
  const query = useWorkbench((state) => state.findQuery)
  const within = useWorkbench((state) => state.findWithin)
  const limit = isNarrow(within) ? MOST_BEFORE_NARROWING : MOST_MATCHES
  useEffect(() => {
    let giveUp: () => void = () => undefined
    const timer = setTimeout(() => {
      // Words take a few milliseconds in a book, an expression any time at all, and forms need the stemmers.
      if ((query.regex || query.inflected) && query.words !== '') {
        giveUp = searchAside({ text, language, query, limit }, (result) => takeFound(query, result))
      } else takeFound(query, findMatches(text, query, limit))
    }, REST)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [text, language, query, limit, takeFound])
  useEffect(() => {
    if (isNarrow(within)) refineFind()
  }, [revision, within, refineFind])
}
