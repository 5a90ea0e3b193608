import { useEffect } from 'react'
import { readPrintOptions } from '../state/print-options'
import { selectUnitedScheme } from '../state/scheme-selectors'
import { useWorkbenchStore } from '../state/workbench'
import type { WorkbenchState } from '../state/workbench-state'
import { printContent } from './print-content'
import { buildPrintView } from './print-view'

/**
 * Puts the open article on paper instead of the window, however printing was begun: by the command, by a menu, or by
 * the browser. The page is made when printing begins and gone when it ends.
 */
export function PrintSheet() {
  const store = useWorkbenchStore()
  useEffect(() => {
    let shown: HTMLElement | null = null
    const clear = () => {
      shown?.remove()
      shown = null
    }
    const prepare = () => {
      clear()
      shown = printedPage(store.getState())
      if (shown) document.body.append(shown)
    }
    window.addEventListener('beforeprint', prepare)
    window.addEventListener('afterprint', clear)
    return () => {
      clear()
      window.removeEventListener('beforeprint', prepare)
      window.removeEventListener('afterprint', clear)
    }
  }, [store])
  return null
}

/** Null when no article is open: then the window is printed as it is. */
function printedPage(state: WorkbenchState): HTMLElement | null {
  const scheme = selectUnitedScheme(state)
  if (!state.open || !scheme) return null
  const { article, text, layer } = state.open
  const content = printContent(article, layer, scheme, readPrintOptions())
  return buildPrintView(content, { text, language: article.language, segments: article.segments })
}
