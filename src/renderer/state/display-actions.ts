import { copiedPassage } from '../../core/query/copied-passage'
import type { CopiedPassage, CopyFormat } from '../../core/query/copied-passage'
import type { TextRange } from '../../core/model/text-range'
import type { ActionContext } from './action-context'
import { DEFAULT_READING, nextTextSize, storeReadingSettings } from './reading-settings'
import type { ReadingSettings } from './reading-settings'
import { selectUnitedScheme } from './scheme-selectors'
import { selectSelectedSpan } from './selectors'
import { storeContrast } from './theme'
import type { Contrast } from './theme'
import type { ViewActions } from './view-actions'

/** How the text looks, and what leaves the window through the clipboard or the printer. */
export interface DisplayActions {
  readonly setReading: (change: Partial<ReadingSettings>) => void
  readonly resetReading: () => void
  /** Makes the text a step larger (1) or smaller (-1), or its usual size again (0), and says so. */
  readonly zoomText: (step: 1 | -1 | 0) => void
  readonly setContrast: (contrast: Contrast) => void
  /** Hides everything but the text and its labels, or shows it again, and says so. */
  readonly toggleFocusMode: () => void
  /** Lets go of what is selected; when nothing is, leaves focus mode. */
  readonly stepBack: () => void
  /** Opens the print dialog for the open article. */
  readonly openPrint: () => void
  /** What copying would take: the selected text, else the selected highlight; null when neither is there. */
  readonly passageToCopy: (format: CopyFormat) => CopiedPassage | null
  /** Says that something was copied. */
  readonly tellCopied: (passage: CopiedPassage, format: CopyFormat) => void
  /** Puts the selected passage on the clipboard. */
  readonly copy: (format: CopyFormat) => Promise<void>
}

const COPIED: Readonly<Record<CopyFormat, string>> = {
  formatted: 'Copied with formatting',
  plain: 'Copied as plain text',
  reference: 'Copied with its reference'
}

export function createDisplayActions({ store }: ActionContext, view: ViewActions): DisplayActions {
  const { getState, setState } = store

  const setReading = (change: Partial<ReadingSettings>): void => {
    const reading = { ...getState().reading, ...change }
    storeReadingSettings(reading)
    setState({ reading })
  }

  const leaveFocusMode = (): void => {
    setState({ focusMode: false })
    view.announce('Focus mode off')
  }

  const rangesToCopy = (): readonly TextRange[] => {
    const selection = view.currentSelection()
    return selection ? [selection] : (selectSelectedSpan(getState())?.ranges ?? [])
  }

  const passageToCopy = (format: CopyFormat): CopiedPassage | null => {
    const { open } = getState()
    const scheme = selectUnitedScheme(getState())
    const ranges = rangesToCopy()
    if (!open || !scheme || ranges.length === 0) return null
    const spans = [...open.layer.spans.values()].filter((span) => span.orphan === null)
    return copiedPassage({ text: open.text, article: open.article, scheme, spans }, ranges, format)
  }

  const tellCopied = (passage: CopiedPassage, format: CopyFormat): void => {
    const words = passage.plain.length <= 60 ? `: ${passage.plain}` : ''
    view.announce(`${COPIED[format]}${words}`)
  }

  return {
    setReading,
    resetReading() {
      setReading(DEFAULT_READING)
      view.announce('The text looks as it did at first')
    },
    zoomText(step) {
      const { size } = getState().reading
      const next = step === 0 ? DEFAULT_READING.size : nextTextSize(size, step)
      setReading({ size: next })
      if (step !== 0 && next === size) view.announce(`The text cannot get ${step > 0 ? 'larger' : 'smaller'}`)
      else view.announce(`Text size ${next}`)
    },
    setContrast(contrast) {
      storeContrast(contrast)
      setState({ contrast })
    },
    toggleFocusMode() {
      const { focusMode, open } = getState()
      if (focusMode) leaveFocusMode()
      else if (!open) view.announce('Open an article first')
      else {
        setState({ focusMode: true, page: 'annotate' })
        view.focusReader()
        view.announce('Focus mode on. Escape leaves it.')
      }
    },
    stepBack() {
      const { selection, selectedSpan, focusMode } = getState()
      if (focusMode && selection === null && selectedSpan === null) leaveFocusMode()
      else view.clearSelection()
    },
    openPrint() {
      if (getState().open) setState({ dialog: 'print' })
      else view.announce('Open an article first')
    },
    passageToCopy,
    tellCopied,
    async copy(format) {
      const passage = passageToCopy(format)
      if (!passage) {
        view.announce('Select some text or a highlight first')
        return
      }
      try {
        await writeToClipboard(passage)
        tellCopied(passage, format)
      } catch {
        // The browser does not say why in words for people. It refuses when the window is not in front.
        view.toast({
          severity: 'error',
          message: 'Nothing was copied: the browser did not allow it. Click into this window and try again.'
        })
      }
    }
  }
}

function writeToClipboard({ plain, html }: CopiedPassage): Promise<void> {
  if (html === null) return navigator.clipboard.writeText(plain)
  const blob = (type: string, content: string) => new Blob([content], { type })
  const item = new ClipboardItem({ 'text/plain': blob('text/plain', plain), 'text/html': blob('text/html', html) })
  return navigator.clipboard.write([item])
}
