import './quiet-zod'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { FatalPage } from './shell/fatal-page'
import { connectWorkbench, WorkbenchContext } from './state/workbench'
import { chooseTransport } from './transport/choose-transport'
import { SignInError } from './transport/session-token'

async function open(): Promise<void> {
  const element = document.getElementById('root')
  if (!element) throw new Error('The page has no place for the window.')
  const root = createRoot(element)
  try {
    const workbench = connectWorkbench(await chooseTransport(window))
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
