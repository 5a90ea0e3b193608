import { useEffect } from 'react'
import { findMatches, MOST_MATCHES } from '../../core/query/find-in-article'
import { useActions, useWorkbench } from '../state/workbench'
import { searchAside } from './search-aside'

/** The next letter usually follows sooner, in milliseconds. */
const REST = 120

/** Searches a text for what is in the find bar, whenever that changes. */
export function useFindSearch(text: string): void {
  const { takeFound } = useActions()
  const query = useWorkbench((state) => state.findQuery)
  useEffect(() => {
    let giveUp: () => void = () => undefined
    const timer = setTimeout(() => {
      // Words take a few milliseconds in a book, an expression any time at all.
      if (query.regex) giveUp = searchAside(text, query, (result) => takeFound(query, result))
      else takeFound(query, findMatches(text, query, MOST_MATCHES))
    }, REST)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [text, query, takeFound])
}
