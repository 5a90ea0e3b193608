import { basename, extname, join } from 'node:path'
import { app, dialog, shell } from 'electron'
import { CallError } from '../api/envelope'
import type { HostApi } from '../api/host-contract'
import type { LocalFiles } from '../backend/create-backend'

/** What a window may ask of this host. Menu commands are not asked for: they are sent. */
export type ElectronHost = Omit<HostApi, 'onMenu'>

/** Electron's side of the host contract: dialogs and the file manager. Paths stay here (X3). */
export function createHost(saveExport: LocalFiles['saveExport']): ElectronHost {
  let saved: string | null = null
  let isAsking = false
  /** A page that asks again and again must not bury the person under dialogs. */
  const oneDialog = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    if (isAsking) throw new CallError('busy', 'Another dialog is open already. Answer it first.')
    isAsking = true
    try {
      return await ask()
    } finally {
      isAsking = false
    }
  }
  return {
    capabilities: { saveDialog: true, revealInFolder: true, chooseFolder: true, menu: true },
    async saveExport(request) {
      const ending = extname(request.suggestedName).slice(1)
      const { canceled, filePath } = await oneDialog(() =>
        dialog.showSaveDialog({
          title: 'Export',
          defaultPath: join(app.getPath('documents'), request.suggestedName),
          filters: ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }],
          properties: ['createDirectory', 'showOverwriteConfirmation']
        })
      )
      if (canceled || filePath === '') return null
      await saveExport(request.export, filePath)
      saved = filePath
      return { name: basename(filePath) }
    },
    revealSaved() {
      if (saved !== null) shell.showItemInFolder(saved)
      return Promise.resolve()
    },
    async chooseFolder() {
      const { canceled, filePaths } = await oneDialog(() =>
        dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })
      )
      return canceled ? null : (filePaths[0] ?? null)
    }
  } satisfies ElectronHost
}
