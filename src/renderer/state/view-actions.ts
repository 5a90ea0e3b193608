import { v7 as uuid } from 'uuid'
import { spanEnd, spanStart } from '../../core/model/annotation'
import type { TextRange } from '../../core/model/text-range'
import type { ActionContext } from './action-context'
import type { FoundFile } from './found-files'
import { claimOfSpan } from './selectors'
import { storeTheme } from './theme'
import type { Theme } from './theme'
import type { Box } from './window-box'
import type { ArticleFilter, DialogName, InspectorTab, Page, Toast } from './workbench-state'

/** What the mounted reader can be asked to do. Positions in UTF-16 code units of the open article. */
export interface ReaderHandle {
  /** Scrolls until the range can be seen. */
  readonly reveal: (range: TextRange) => void
  readonly clearSelection: () => void
  readonly focus: () => void
  /** The selection as it is now, which the state may not have heard of yet. */
  readonly selection: () => TextRange | null
  /** Brings a range into view, and selects its text if the focus is in the reader. */
  readonly visit: (range: TextRange) => void
  /** Selects the text of a range and takes the focus. */
  readonly select: (range: TextRange) => void
  /** Where one is in the text: at the start of the selection, else at the top of the view. */
  readonly place: () => number
  /** Where the caret stands, or would: at the end of the selection that was moved last, else at the top of the view. */
  readonly caret: () => number
  /** Where the selected text, or else the caret, begins in the window; null when it is not laid out. */
  readonly anchor: () => Box | null
  /** Where a range begins in the window, as the box of its first line; null when it is not laid out. */
  readonly boxOf?: (range: TextRange) => Box | null
  /** Selects the next (1) or previous (-1) highlight of a label and goes there; says when there is none. */
  readonly goToLabel: (label: string, direction: 1 | -1) => void
}

export interface NewToast {
  readonly severity: Toast['severity']
  readonly message: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** What is looked at: selection, tabs, dialogs, messages. Nothing here is kept or sent. */
export interface ViewActions {
  /** Selects a highlight of the open article, or none; `reveal` scrolls the reader to it. */
  readonly selectSpan: (id: string | null, options?: { readonly reveal?: boolean }) => void
  readonly setSelection: (range: TextRange | null) => void
  readonly setStack: (ids: readonly string[]) => void
  readonly setPage: (page: Page) => void
  readonly setInspectorTab: (tab: InspectorTab) => void
  readonly openDialog: (dialog: DialogName) => void
  readonly closeDialog: () => void
  /** Opens the import dialog with files that were dropped or picked; the one for annotations takes them if it is open. */
  readonly importFiles: (files: readonly FoundFile[]) => void
  /** Opens the dialog for importing annotations with files that were chosen already. */
  readonly importAnnotations: (files: readonly FoundFile[]) => void
  /** Takes the waiting files, once. */
  readonly takePendingFiles: () => readonly FoundFile[]
  /** Opens the import dialog with an import that was interrupted, by its batch. */
  readonly resumeImport: (batch: string) => void
  /** Takes the batch of that import, once; null when there is none. */
  readonly takeImportToResume: () => string | null
  readonly setFilter: (filter: Partial<ArticleFilter>) => void
  readonly setTheme: (theme: Theme) => void
  /** Says something to screen readers, politely. */
  readonly announce: (text: string) => void
  readonly toast: (toast: NewToast) => void
  readonly dismissToast: (id: string) => void
  readonly dismissNotice: (id: string) => void
  /** Scrolls the reader to a range (UTF-16 code units) of the open article. */
  readonly reveal: (range: TextRange) => void
  /** The reader calls this when it comes (a handle) and goes (null). */
  readonly registerReader: (handle: ReaderHandle | null) => void
  /** Lets go of the selected text; a selected highlight stays selected. */
  readonly clearText: () => void
  /** Lets go of everything selected. */
  readonly clearSelection: () => void
  /** The selected text at this moment, in UTF-16 code units. */
  readonly currentSelection: () => TextRange | null
  readonly focusReader: () => void
  /** The mounted reader, or null. */
  readonly reader: () => ReaderHandle | null
}

export function createViewActions({ store }: ActionContext): ViewActions {
  const { getState, setState } = store
  let reader: ReaderHandle | null = null

  return {
    selectSpan(id, options = {}) {
      const span = id === null ? null : (getState().open?.layer.spans.get(id) ?? null)
      setState({ selectedSpan: span ? id : null, ...(span ? {} : { stack: [] }) })
      if (!span) return
      const claim = claimOfSpan(getState(), span.id)
      const { inspectorTab } = getState()
      if (claim && inspectorTab === 'article') setState({ inspectorTab: 'claim' })
      if (!options.reveal) return
      const ranges = span.orphan ? span.orphan.lastKnown : span.ranges
      if (ranges.length > 0) reader?.reveal({ start: spanStart({ ranges }), end: spanEnd({ ranges }) })
    },
    setSelection: (selection) => setState({ selection }),
    setStack: (stack) => setState({ stack }),
    setPage: (page) => setState({ page }),
    setInspectorTab: (inspectorTab) => setState({ inspectorTab }),
    openDialog: (dialog) => setState({ dialog }),
    closeDialog: () => setState({ dialog: null, pendingFiles: [], importToResume: null }),
    importFiles: (files) =>
      setState((state) => ({
        pendingFiles: [...state.pendingFiles, ...files],
        dialog: state.dialog === 'annotations' ? 'annotations' : 'import'
      })),
    importAnnotations: (pendingFiles) => setState({ pendingFiles, dialog: 'annotations' }),
    takePendingFiles() {
      const { pendingFiles } = getState()
      if (pendingFiles.length > 0) setState({ pendingFiles: [] })
      return pendingFiles
    },
    resumeImport: (importToResume) => setState({ importToResume, dialog: 'import' }),
    takeImportToResume() {
      const { importToResume } = getState()
      if (importToResume !== null) setState({ importToResume: null })
      return importToResume
    },
    setFilter: (filter) => setState((state) => ({ filter: { ...state.filter, ...filter } })),
    setTheme(theme) {
      storeTheme(theme)
      setState({ theme })
    },
    announce(text) {
      // A live region stays silent when its text does not change; the space makes a repeated sentence a new one.
      setState((state) => ({ announcement: state.announcement === text ? `${text}\u00a0` : text }))
    },
    toast({ severity, message, action }) {
      const toast: Toast = { id: uuid(), severity, message, action: action ?? null }
      // The same words twice help nobody: the newer one takes the older one's place.
      setState((state) => ({ toasts: [...state.toasts.filter((other) => other.message !== message), toast] }))
    },
    dismissToast: (id) => setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
    dismissNotice: (id) => setState((state) => ({ dismissedNotices: [...state.dismissedNotices, id] })),
    reveal: (range) => reader?.reveal(range),
    registerReader(handle) {
      reader = handle
    },
    clearText() {
      reader?.clearSelection()
      setState({ selection: null })
    },
    clearSelection() {
      reader?.clearSelection()
      setState({ selection: null, selectedSpan: null, stack: [] })
    },
    currentSelection: () => (reader ? reader.selection() : getState().selection),
    focusReader: () => reader?.focus(),
    reader: () => reader
  }
}
