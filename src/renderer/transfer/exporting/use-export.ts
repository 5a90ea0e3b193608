import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { v7 as uuid } from 'uuid'
import type { FormatView } from '../../../api/transfer-views'
import type { LossFeature, Policy } from '../../../core/formats/losses'
import { explainError } from '../../state/explain-error'
import { useClient, useHost, useWorkbench, useWorkbenchStore } from '../../state/workbench'
import { saveDownload } from '../../state/save-download'
import { useShownArticles } from '../use-shown-articles'
import { buildRequest, FIRST_CHOICE, whyNotPrepare } from './export-choice'
import type { ExportChoice } from './export-choice'
import { ExportFlow } from './export-flow'
import type { ExportView } from './export-flow'
import { readKeptChoice, storeChoice } from './kept-choice'

export interface ExportControl {
  readonly flow: ExportFlow
  readonly view: ExportView
  /** Formats that can be written; null until they are known. */
  readonly formats: readonly FormatView[] | null
  readonly format: FormatView | null
  readonly choice: ExportChoice
  readonly setChoice: (choice: ExportChoice) => void
  /** How many articles the list shows; null while that is not known. */
  readonly shownCount: number | null
  /** Why nothing can be prepared; null when it can. */
  readonly obstacle: string | null
  /** What could not be found out. */
  readonly problem: string | null
  readonly prepare: () => void
  /** Chooses what is done about something the format cannot carry, and prepares anew. */
  readonly setPolicy: (feature: LossFeature, policy: Policy) => void
}

function useFormats() {
  const client = useClient()
  const [formats, setFormats] = useState<readonly FormatView[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    client.call('export.formats', {}).then(
      (all) => setFormats(all.filter((format) => format.canExport)),
      (error: unknown) => setProblem(explainError(error))
    )
  }, [client])
  return { formats, problem }
}

/** One export, for as long as the dialog is open; `resumed`: what was chosen when somebody left its report to look. */
export function useExport(resumed: ExportChoice | null): ExportControl {
  const client = useClient()
  const host = useHost()
  const workbench = useWorkbenchStore()
  const shown = useShownArticles()
  const articles = useWorkbench((state) => state.articles)
  const { formats, problem } = useFormats()
  const [flow] = useState(() => new ExportFlow({ client, host, newId: uuid, download: saveDownload }))
  const view = useSyncExternalStore(flow.subscribe, flow.view)
  const [choice, setChoice] = useState<ExportChoice>(() => {
    if (resumed) return resumed
    const open = workbench.getState().open?.article.id ?? null
    return { ...FIRST_CHOICE, ...readKeptChoice(), open, scope: open === null ? 'all' : 'open' }
  })
  const isResuming = useRef(resumed !== null)

  const format = formats?.find(({ id }) => id === choice.format) ?? formats?.[0] ?? null
  const chosen = useMemo(() => ({ ...choice, format: format?.id ?? '' }), [choice, format])
  const obstacle = useMemo(() => {
    const statusOf = new Map([...articles].map(([id, { status }]) => [id, status]))
    return whyNotPrepare(chosen, { shown: shown.ids, statusOf })
  }, [chosen, shown.ids, articles])

  const prepareWith = (wanted: ExportChoice) => {
    if (!format) return
    storeChoice(wanted)
    void flow.prepare(buildRequest(wanted, format, shown.ids))
  }
  const canPrepare = format !== null && obstacle === null
  useEffect(() => {
    if (!isResuming.current || !canPrepare) return
    isResuming.current = false
    prepareWith(chosen)
    // Once, as soon as it can be done.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [canPrepare])
  // The dialog may be taken away with all of the window's dialogs: nothing is left lying about then.
  useEffect(() => () => void flow.back(), [flow])

  return {
    flow,
    view,
    formats,
    format,
    choice: chosen,
    setChoice,
    shownCount: shown.ids?.length ?? null,
    obstacle,
    problem: problem ?? shown.problem,
    prepare: () => prepareWith(chosen),
    setPolicy(feature, policy) {
      const policies = { ...chosen.policies, [chosen.format]: { ...chosen.policies[chosen.format], [feature]: policy } }
      const wanted = { ...chosen, policies }
      setChoice(wanted)
      prepareWith(wanted)
    }
  }
}
