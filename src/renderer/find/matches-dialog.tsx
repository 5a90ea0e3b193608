import { useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react'
import type { KeyboardEvent } from 'react'
import { isNarrow } from '../../core/query/match-within'
import type { Label } from '../../core/model/scheme'
import type { MatchRequest } from '../state/match-flow'
import { selectScheme } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { groupDigits } from '../ui/group-digits'
import { Segmented } from '../ui/segmented'
import { FindField } from './find-field'
import { LabelChoice } from './label-choice'
import { MatchBody } from './match-body'
import { outlineRemarks } from './match-words'
import styles from './matches-dialog.module.css'
import { WithinMenu } from './within-menu'

/** The next letter usually follows sooner, in milliseconds. */
const REST = 250

interface MatchesDialogProps {
  /** Ids of the articles that the list shows; null while that is not known. */
  readonly shown: readonly string[] | null
}

function useRequest(shown: readonly string[] | null, scope: 'open' | 'shown' | 'all'): MatchRequest | null {
  const query = useWorkbench((state) => state.findQuery)
  const within = useWorkbench((state) => state.findWithin)
  const open = useWorkbench((state) => state.open?.article.id ?? null)
  return useMemo(() => {
    const articles = scope === 'open' && open !== null ? [open] : scope === 'shown' ? shown : null
    if (scope === 'shown' && shown === null) return null
    return {
      query,
      within: isNarrow(within) ? within : { mode: 'anywhere', labels: [] },
      articles: articles && [...articles]
    }
  }, [query, within, open, scope, shown])
}

/** The label whose key is pressed, outside of what is typed into and the list, where letters find articles. */
function labelOf(event: KeyboardEvent, labels: readonly Label[]): Label | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null
  if (event.target instanceof HTMLInputElement && event.target.type === 'text') return null
  const key = event.key.toLocaleLowerCase()
  return labels.find((label) => label.key?.toLocaleLowerCase() === key) ?? null
}

/** All matches of what is looked for, in one article or many, to be ticked and highlighted at once. */
export function MatchesDialog({ shown }: MatchesDialogProps) {
  const actions = useActions()
  const flow = actions.matchFlow
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const scheme = useWorkbench(selectScheme)
  const words = useWorkbench((state) => state.findQuery.words)
  const hasOpen = useWorkbench((state) => state.open !== null)
  const total = useWorkbench((state) => state.articles.size)
  const frame = useRef<HTMLDivElement>(null)
  const problemId = useId()
  const { settings, list, phase, problem } = view
  const scope = settings.scope === 'open' && !hasOpen ? 'all' : settings.scope
  const labels = useMemo(() => scheme?.labels.filter((label) => label.appliesTo !== 'document') ?? [], [scheme])
  const label = labels.find((candidate) => candidate.id === settings.label) ?? labels[0] ?? null
  const request = useRequest(shown, scope)

  useEffect(() => {
    if (label && label.id !== settings.label) void flow.set({ label: label.id })
  }, [flow, label, settings.label])
  useEffect(() => {
    if (!request) return
    const timer = setTimeout(() => void flow.search(request), REST)
    return () => clearTimeout(timer)
  }, [flow, request])

  const ticked = list && phase === 'found' ? list.ticks.summary.ticked : 0
  const storing = phase === 'storing'
  const close = () => {
    if (!storing) actions.closeMatches()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = labelOf(event, labels)
    if (!pressed) return
    event.preventDefault()
    void flow.set({ label: pressed.id })
  }

  return (
    <Dialog
      open
      onClose={close}
      closeOnOutside={false}
      title="Highlight all matches"
      size="large"
      footer={
        <>
          <p className={styles.hint}>Space ticks, Enter goes there, letters find an article.</p>
          <Button disabled={storing} onClick={close}>
            Cancel
          </Button>
          <Button variant="primary" disabled={ticked === 0 || storing} onClick={() => void actions.commitMatches()}>
            {storing ? 'Highlighting…' : `Highlight ${groupDigits(ticked)}${label ? ` as ${label.name}` : ''}`}
          </Button>
        </>
      }
    >
      <div ref={frame} className={styles.body} onKeyDown={onKeyDown}>
        <div className={styles.query}>
          <FindField
            label="What to look for"
            describedBy={problemId}
            invalid={problem !== null}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              frame.current?.querySelector<HTMLElement>('[role="tree"]')?.focus()
            }}
          />
          <WithinMenu counted={false} />
        </div>
        <div className={styles.choices}>
          <Segmented
            label="Where"
            options={[
              ...(hasOpen ? [{ value: 'open' as const, label: 'This article' }] : []),
              { value: 'shown' as const, label: `Shown in the list${shown ? ` (${groupDigits(shown.length)})` : ''}` },
              { value: 'all' as const, label: `All articles (${groupDigits(total)})` }
            ]}
            value={scope}
            disabled={storing}
            onChange={(next) => void flow.set({ scope: next })}
          />
          <LabelChoice
            legend="Label"
            labels={labels}
            value={label?.id ?? null}
            disabled={storing}
            onChange={(id) => void flow.set({ label: id })}
          />
        </div>
        <Checkbox
          label="Leave out matches that have this label already"
          checked={settings.skipLabelled}
          disabled={storing}
          onChange={(event) => void flow.set({ skipLabelled: event.target.checked })}
        />
        <p id={problemId} role="alert" className={styles.problem} hidden={problem === null}>
          {problem}
        </p>
        {list ? outlineRemarks(list.outline).map((remark) => <p key={remark}>{remark}</p>) : null}
        {list && list.outline.problems.length > 0 ? (
          <details className={styles.problems}>
            <summary>{`Not searched, or not to the end: ${groupDigits(list.outline.problems.length)}`}</summary>
            <ul>
              {list.outline.problems.slice(0, 100).map(({ article, title, message }) => (
                <li key={article}>{`“${title}”: ${message}`}</li>
              ))}
            </ul>
          </details>
        ) : null}
        <div className={styles.found}>
          <MatchBody
            view={view}
            flow={flow}
            labels={labels}
            hasWords={words.trim() !== ''}
            onAgain={() => {
              if (request) void flow.again(request)
            }}
            onVisit={(row) => void actions.visitMatch(row)}
          />
        </div>
      </div>
    </Dialog>
  )
}
