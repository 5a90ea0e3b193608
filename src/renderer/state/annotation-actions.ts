import { v7 as uuid } from 'uuid'
import { spanQuote } from '../../core/model/annotation'
import type { ArticleStatus } from '../../core/model/article'
import type { Label } from '../../core/model/scheme'
import type { TextRange } from '../../core/model/text-range'
import { snapToUnits } from '../../core/text/text-units'
import type { ActionContext } from './action-context'
import type { AttributeActions } from './attribute-actions'
import { counted } from './attribute-actions'
import type { CommandActions } from './command-actions'
import { quoted } from './quoted'
import { claimOfSpan, labelById, selectSelectedSpan } from './selectors'
import type { ViewActions } from './view-actions'
import type { OpenDocument } from './workbench-state'

/** Labelling, the way the reader, the label bar and the keyboard do it. */
export interface AnnotationActions {
  /** Labels the selected text as a new highlight, or gives the selected highlight that label. */
  readonly applyLabel: (labelId: string) => Promise<void>
  /** Removes the selected highlight. */
  readonly removeSelected: () => Promise<void>
  readonly setStatus: (article: string, status: ArticleStatus) => Promise<void>
}

export function createAnnotationActions(
  { store }: ActionContext,
  view: ViewActions,
  commands: CommandActions,
  attributes: AttributeActions
): AnnotationActions {
  const { getState, setState } = store

  /** Says what was done, and asks for what the label requires to be said about the highlight. */
  function tell(span: string, said: string): void {
    const missing = attributes.countMissing('span', span)
    view.announce(missing === 0 ? said : `${said}. ${counted(missing, 'attribute')} to fill in`)
    attributes.askMissing('span', span)
  }

  async function labelText(open: OpenDocument, selected: TextRange, label: Label): Promise<void> {
    const range = snapToUnits(open.text, selected, getState().snap, open.article.language)
    const span = uuid()
    const claims = label.role === 'claim' ? [{ id: uuid(), spans: [span] }] : []
    const committing = commands.run({
      type: 'annotations.add',
      article: open.article.id,
      spans: [{ id: span, ranges: [{ start: range.start, end: range.end }], label: label.id }],
      claims,
      documentLabels: [],
      edges: 'tidy',
      origin: 'human'
    })
    // It is shown before it is saved; when it could not even be shown, the selection stays for another try.
    const shown = getState().open?.layer.spans.get(span)
    if (shown) {
      view.clearSelection()
      view.selectSpan(span)
      if (claims.length > 0) setState({ inspectorTab: 'claim' })
      tell(span, `Highlighted ${quoted(spanQuote(shown))} as ${label.name}`)
    }
    await committing
  }

  async function relabel(open: OpenDocument, spanId: string, label: Label): Promise<void> {
    const needsClaim = label.role === 'claim' && claimOfSpan(getState(), spanId) === null
    const committing = commands.run({
      type: 'span.update',
      article: open.article.id,
      spans: [spanId],
      patch: { label: label.id },
      claims: needsClaim ? [{ id: uuid(), spans: [spanId] }] : []
    })
    const shown = getState().open?.layer.spans.get(spanId)
    if (shown?.label === label.id) {
      if (label.role === 'claim') setState({ inspectorTab: 'claim' })
      tell(spanId, `Labelled ${quoted(spanQuote(shown))} as ${label.name}`)
    }
    await committing
  }

  return {
    async applyLabel(labelId) {
      const { open } = getState()
      const label = labelById(getState(), labelId)
      if (!open || !label) return
      if (label.appliesTo === 'document') {
        view.announce(`${label.name} is for whole articles. Set it in the Article tab.`)
        return
      }
      // What was just labelled is not to vanish.
      if (getState().hiddenLabels.has(label.id)) {
        setState({ hiddenLabels: new Set([...getState().hiddenLabels].filter((id) => id !== label.id)) })
      }
      const selection = view.currentSelection()
      const selected = selectSelectedSpan(getState())
      if (selection) await labelText(open, selection, label)
      else if (selected) await relabel(open, selected.id, label)
      else view.announce('Select some text first, or a highlight.')
    },
    async removeSelected() {
      const { open } = getState()
      const span = selectSelectedSpan(getState())
      if (!open || !span) return
      const committing = commands.run({
        type: 'annotations.remove',
        article: open.article.id,
        spans: [span.id],
        claims: [],
        documentLabels: []
      })
      if (!getState().open?.layer.spans.has(span.id)) {
        view.selectSpan(null)
        view.announce(`Removed the highlight ${quoted(spanQuote(span))}`)
      }
      await committing
    },
    async setStatus(article, status) {
      await commands.run({ type: 'article.status', articles: [article], status })
    }
  }
}
