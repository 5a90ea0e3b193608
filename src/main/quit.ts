import { app, dialog } from 'electron'

/**
 * D9: the app ends only after everything is written; if that fails the person decides. By then the windows are closed,
 * so staying opens one again; the changes are still in memory.
 */
export function setupQuit(close: () => Promise<void>, stay: () => void): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void closeOrAsk().then((mayQuit) => {
      isClosed = mayQuit
      if (mayQuit) app.quit()
      else stay()
    })
  })

  async function closeOrAsk(): Promise<boolean> {
    try {
      await close()
      return true
    } catch (error) {
      const { response } = await dialog.showMessageBox({
        type: 'warning',
        title: 'Claimdesk',
        message: 'Not everything could be saved.',
        detail: error instanceof Error ? error.message : String(error),
        buttons: ['Stay', 'Quit anyway'],
        defaultId: 0,
        cancelId: 0
      })
      return response === 1
    }
  }
}
