import './quiet-zod'
import './trusted-types'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '../api/client'
import { App } from './app'
import { FatalPage } from './shell/fatal-page'
import { keptStorage } from './state/kept-storage'
import { connectWorkbench, WorkbenchContext } from './state/workbench'
import { chooseTransport } from './transport/choose-transport'
import { SignInError } from './transport/session-token'

async function open(): Promise<void> {
  const element = document.getElementById('root')
  if (!element) throw new Error('The page has no place for the window.')
  const root = createRoot(element)
  try {
    const connection = await chooseTransport(window)
    // Before anything reads a setting.
    await keptStorage.share(createClient(connection.transport))
    const workbench = connectWorkbench(connection)
    root.render(
      <StrictMode>
        <WorkbenchContext value={workbench}>
          <App />
        </WorkbenchContext>
      </StrictMode>
    )
  } catch (error) {
    const message = error instanceof SignInError ? error.message : 'Close this window and start Claimdesk again.'
    root.render(<FatalPage title="Claimdesk cannot open here" message={message} />)
    if (!(error instanceof SignInError)) throw error
  }
}

void open()
