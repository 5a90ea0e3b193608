import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { SetupView } from '../../api/views'
import { explainError } from '../state/explain-error'
import { useActions, useHost } from '../state/workbench'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { TextField } from '../ui/text-field'
import styles from './setup-screen.module.css'

/** The first start: who works here, where the library lies, and whether it starts with something to try. */
export function SetupScreen({ setup }: { readonly setup: SetupView }) {
  const actions = useActions()
  const host = useHost()
  const [name, setName] = useState(setup.proposedName)
  const [place, setPlace] = useState(setup.proposedPlace)
  const [sample, setSample] = useState(setup.sampleArticles > 0)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState(setup.problem)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '' || place.trim() === '') {
      setProblem(name.trim() === '' ? 'Fill in your name.' : 'Fill in the folder for the library.')
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      await actions.createLibrary({ name: name.trim(), place: place.trim(), sample })
    } catch (error) {
      setProblem(explainError(error))
      setBusy(false)
    }
  }

  async function choose() {
    try {
      const chosen = await host.chooseFolder()
      if (chosen !== null) setPlace(chosen)
    } catch (error) {
      setProblem(explainError(error))
    }
  }

  return (
    <main className={styles.screen}>
      <form className={styles.card} onSubmit={(event) => void submit(event)} noValidate>
        <div className={styles.brand}>
          <span className={styles.mark} aria-hidden="true" />
          Claimdesk
        </div>
        <h1 className={styles.title}>Set up your desk</h1>
        <p className={styles.lead}>
          Highlight passages, check claims, export what you find. Everything stays on this computer.
        </p>
        {problem === null ? null : (
          <div className={styles.problem}>
            <Banner severity="error">{problem}</Banner>
          </div>
        )}
        <TextField
          label="Your name"
          hint="Written beside the annotations you make."
          value={name}
          autoComplete="off"
          maxLength={200}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.place}>
          <TextField
            label="Folder of the library"
            hint="It is made if it does not exist. An existing library is opened."
            value={place}
            autoComplete="off"
            spellCheck={false}
            maxLength={4096}
            onChange={(event) => setPlace(event.target.value)}
          />
          {host.capabilities.chooseFolder ? (
            <Button onClick={() => void choose()}>
              <FolderOpen size={15} aria-hidden="true" />
              Choose…
            </Button>
          ) : null}
        </div>
        {setup.sampleArticles > 0 ? (
          <Checkbox
            label="Put the sample library in"
            hint={`${setup.sampleArticles} short articles, made up, to try everything on.`}
            checked={sample}
            onChange={(event) => setSample(event.target.checked)}
          />
        ) : null}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" disabled={isBusy}>
            {isBusy ? 'Opening…' : 'Open the workbench'}
          </Button>
        </div>
      </form>
    </main>
  )
}
