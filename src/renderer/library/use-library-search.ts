import { useEffect } from 'react'
import { useActions, useClient, useWorkbench } from '../state/workbench'

/** The next letter usually follows sooner, in milliseconds. */
const REST = 40

/** Searches for what is in the search field, whenever that, or what there is to search, changes. */
export function useLibrarySearch(query: string): void {
  const client = useClient()
  const { searchLibrary, takeSearchProgress } = useActions()
  const size = useWorkbench((state) => state.articles.size)

  useEffect(() => {
    const timer = setTimeout(() => void searchLibrary(query), query.trim() === '' ? 0 : REST)
    return () => clearTimeout(timer)
  }, [searchLibrary, query, size])

  useEffect(() => client.on('search.progress', takeSearchProgress), [client, takeSearchProgress])
}
