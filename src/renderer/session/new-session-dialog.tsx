import { useMemo, useState } from 'react'
import { SESSION_PRESETS } from '../../core/model/desk'
import type { SessionPreset } from '../../core/model/desk'
import { partialDateSchema } from '../../core/schema/records'
import { POLICY_RULES } from '../../core/session/policy'
import { PRESETS } from '../../core/session/presets'
import { selectScales } from '../state/session-state'
import { useActions, useWorkbench } from '../state/workbench'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { groupDigits } from '../ui/group-digits'
import { Select, TextArea, TextField } from '../ui/text-field'
import { ArticlePicker } from './article-picker'
import styles from './new-session-dialog.module.css'
import { useSessionScope } from './session-scope'

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** What is wrong with an as-of date, or null. */
function explainDate(written: string): string | null {
  if (written === '') return null
  const isDay = DATE.test(written) && partialDateSchema.safeParse(written).success
  const padded = `${written}-01-01`.slice(0, 10)
  const time = Date.parse(padded)
  // A day that does not exist is moved into the next month.
  const exists = isDay && !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === padded
  return exists ? null : 'Write a date that exists as 2024-08-22, 2024-08 or 2024.'
}

function useOpenArticle(): readonly string[] {
  const id = useWorkbench((state) => state.open?.article.id ?? null)
  return useMemo(() => (id === null ? [] : [id]), [id])
}

/** Asks what a session is about and by which rules it is done, and begins it. */
export function NewSessionDialog({ onClose }: { readonly onClose: () => void }) {
  const actions = useActions()
  const scales = useWorkbench(selectScales)
  const person = useWorkbench((state) => (state.app?.phase === 'ready' ? state.app.library.person.name : ''))
  const titles = useWorkbench((state) => state.articles)
  const [articles, setArticles] = useState<readonly string[]>(useOpenArticle())
  const [preset, setPreset] = useState<SessionPreset>('line-check')
  const [name, setName] = useState<string | null>(null)
  const [scale, setScale] = useState<string | null>(PRESETS['line-check'].scale)
  const [policy, setPolicy] = useState<readonly string[]>(PRESETS['line-check'].policy)
  const [asOf, setAsOf] = useState('')
  const [checker, setChecker] = useState(person)
  const [timed, setTimed] = useState(PRESETS['line-check'].timed)
  const [method, setMethod] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const scope = useSessionScope(articles)

  const proposed = `${PRESETS[preset].name}: ${titles.get(articles[0] ?? '')?.article.title ?? 'articles'}`.slice(
    0,
    200
  )
  const written = name ?? proposed
  const dateProblem = explainDate(asOf.trim())
  const nameProblem = isTried && written.trim() === '' ? 'Give the session a name.' : null
  const articleProblem = isTried && articles.length === 0 ? 'Choose at least one article.' : null

  function choosePreset(next: SessionPreset) {
    setPreset(next)
    setScale(PRESETS[next].scale)
    setPolicy(PRESETS[next].policy)
    setTimed(PRESETS[next].timed)
  }

  async function begin() {
    setTried(true)
    if (written.trim() === '' || articles.length === 0 || dateProblem !== null) return
    setBusy(true)
    const id = await actions.createSession({
      ...{ name: written.trim(), preset, articles, scale, policy, timed, method: method.trim() },
      ...{ asOf: asOf.trim() === '' ? null : asOf.trim(), checker: checker.trim() }
    })
    setBusy(false)
    if (id !== null) onClose()
  }

  const counts =
    scope.left > 0
      ? `Counting… ${scope.left} ${scope.left === 1 ? 'article' : 'articles'} left`
      : `${groupDigits(scope.sentences)} sentences and ${groupDigits(scope.words)} words in scope`
  return (
    <Dialog
      open
      onClose={onClose}
      closeOnOutside={false}
      size="large"
      title="New session"
      footer={
        <>
          <span className={styles.scope} role="status">
            {articles.length === 0 ? 'No article is chosen' : counts}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={isBusy} onClick={() => void begin()}>
            {isBusy ? 'Beginning…' : 'Begin'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <fieldset className={styles.presets}>
          <legend>Kind of work</legend>
          {SESSION_PRESETS.map((id) => (
            <label key={id} className={styles.preset} data-on={id === preset || undefined}>
              <input type="radio" name="preset" checked={id === preset} onChange={() => choosePreset(id)} />
              <span>
                <strong>{PRESETS[id].name}</strong>
                <span>{PRESETS[id].about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className={styles.columns}>
          <div className={styles.column}>
            <TextField
              label="Name"
              value={written}
              maxLength={200}
              error={nameProblem}
              onChange={(event) => setName(event.target.value)}
            />
            <ArticlePicker chosen={articles} onChange={setArticles} problem={articleProblem} />
          </div>
          <div className={styles.column}>
            <Select
              label="Verdict scale"
              hint={scales.find(({ id }) => id === scale)?.about ?? 'Claims get dispositions only.'}
              value={scale ?? ''}
              onChange={(event) => setScale(event.target.value === '' ? null : event.target.value)}
            >
              <option value="">None: dispositions only</option>
              {scales.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </Select>
            <TextField
              label="As-of date"
              hint="Claims are judged by what was known on that day. Evidence that is later gets a warning."
              placeholder="2024-08-22"
              value={asOf}
              error={dateProblem}
              onChange={(event) => setAsOf(event.target.value)}
            />
            <TextField
              label="Checker"
              value={checker}
              maxLength={200}
              onChange={(event) => setChecker(event.target.value)}
            />
            <Checkbox
              label="Measure active time"
              hint="Stops after a minute without input. It is shown to you alone, and estimates what is left."
              checked={timed}
              onChange={(event) => setTimed(event.target.checked)}
            />
            <TextArea
              label="Method"
              hint="For the report: how the check is done."
              value={method}
              onChange={(event) => setMethod(event.target.value)}
            />
          </div>
        </div>
        <details className={styles.policy}>
          <summary>
            Policy: {policy.length} of {POLICY_RULES.length} rules warn before a decision
          </summary>
          <div className={styles.rules}>
            {POLICY_RULES.map((rule) => (
              <Checkbox
                key={rule.id}
                label={rule.name}
                hint={rule.why}
                checked={policy.includes(rule.id)}
                onChange={(event) =>
                  setPolicy(event.target.checked ? [...policy, rule.id] : policy.filter((id) => id !== rule.id))
                }
              />
            ))}
          </div>
        </details>
      </div>
    </Dialog>
  )
}
