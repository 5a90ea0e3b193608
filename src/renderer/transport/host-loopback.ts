import { CallError } from '../../api/envelope'
import type { HostApi } from '../../api/host-contract'

const notHere = (what: string) => Promise.reject(new CallError('not-supported', `A browser window cannot ${what}.`))

/** The host of a browser window: it can do nothing that a page cannot, so the window downloads exports itself. */
export function createLoopbackHost() {
  return {
    capabilities: { saveDialog: false, revealInFolder: false, chooseFolder: false, menu: false },
    saveExport: () => notHere('open a save dialog'),
    revealSaved: () => notHere('show a file in its folder'),
    chooseFolder: () => notHere('pick a folder'),
    onMenu: () => () => undefined
  } satisfies HostApi
}
