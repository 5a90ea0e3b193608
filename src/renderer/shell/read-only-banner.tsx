import { useState } from 'react'
import type { ReadOnly } from '../../api/views'
import { useActions } from '../state/workbench'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { focusRegion } from './regions'

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** D3: why the library can only be read, and the way back to work once that is over. */
export function ReadOnlyBanner({ readOnly }: { readonly readOnly: ReadOnly }) {
  const { announce, focusReader, reopenLibrary } = useActions()
  const [isTrying, setTrying] = useState(false)
  const [tried, setTried] = useState<{ readonly at: Date; readonly why: string } | null>(null)

  async function tryAgain(button: HTMLButtonElement): Promise<void> {
    if (isTrying) return
    setTrying(true)
    announce('Trying to open the library for writing…')
    const isFocused = document.activeElement === button
    const why = await reopenLibrary()
    setTrying(false)
    if (why !== null) {
      setTried({ at: new Date(), why })
      announce(`Still read only. ${why}`)
    }
    // The button is about to go, and the focus would go with it.
    else if (isFocused) focusRegion(1, focusReader)
  }

  // A newer version's library takes a newer Claimdesk: trying again would change nothing.
  const canTry = readOnly.reason !== 'newer-version'
  return (
    <Banner
      severity="warning"
      action={
        canTry ? (
          // It stays enabled while it tries: a disabled button loses the focus.
          <Button aria-disabled={isTrying} onClick={(event) => void tryAgain(event.currentTarget)}>
            {isTrying ? 'Trying…' : 'Try again'}
          </Button>
        ) : null
      }
    >
      Read only: {readOnly.message}
      {tried === null ? null : ` Tried at ${CLOCK.format(tried.at)}: `}
      {tried === null ? null : tried.why === readOnly.message ? 'it is still so.' : tried.why}
    </Banner>
  )
}
