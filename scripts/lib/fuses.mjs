// X2: the fuses of the packaged app, decided. Whoever packages it calls `flipClaimdeskFuses` on Electron's program, after
// the archive is in place and before anything is signed.
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** @type {Record<keyof typeof FuseV1Options, { on: boolean, why: string }>} */
export const FUSES = {
  RunAsNode: { on: false, why: 'The app’s program must not be a Node that runs any file under the app’s name.' },
  EnableCookieEncryption: {
    on: true,
    why: 'There are no cookies; if there ever were, they would not lie there plainly.'
  },
  EnableNodeOptionsEnvironmentVariable: {
    on: false,
    why: 'NODE_OPTIONS would load code of others, or open the app to a debugger.'
  },
  EnableNodeCliInspectArguments: { on: false, why: '--inspect would open the app to every program of this machine.' },
  EnableEmbeddedAsarIntegrityValidation: { on: true, why: 'A changed archive does not start (macOS and Windows).' },
  OnlyLoadAppFromAsar: { on: true, why: 'No folder beside the archive is taken in its place.' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'There is no snapshot of our own to load.' },
  GrantFileProtocolExtraPrivileges: {
    on: false,
    why: 'Pages come from a scheme of our own; the page that is printed needs nothing beside itself.'
  }
}

/** @returns {(keyof typeof FuseV1Options)[]} the fuses that the installed @electron/fuses knows */
export function knownFuses() {
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  return /** @type {(keyof typeof FuseV1Options)[]} */ (names)
}

/**
 * Sets every fuse of a program of Electron's. Fails for one that has fuses which are not decided above.
 *
 * @param {string} program path of the program
 * @returns {Promise<void>}
 */
export async function flipClaimdeskFuses(program) {
  const decided = Object.fromEntries(knownFuses().map((name) => [FuseV1Options[name], FUSES[name].on]))
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    strictlyRequireAllFuses: true,
    .../** @type {Record<FuseV1Options, boolean>} */ (decided)
  })
  const wrong = Object.entries(await readFuses(program)).filter(([name, on]) => {
    return on !== FUSES[/** @type {keyof typeof FuseV1Options} */ (name)].on
  })
  if (wrong.length > 0) throw new Error(`These fuses could not be set: ${wrong.map(([name]) => name).join(', ')}.`)
}

/**
 * @param {string} program path of a program of Electron's
 * @returns {Promise<Partial<Record<keyof typeof FuseV1Options, boolean>>>} which fuses are on, by name; one that the
 *   program has no more is false
 */
export async function readFuses(program) {
  const wire = await getCurrentFuseWire(program)
  return Object.fromEntries(
    knownFuses()
      .filter((name) => wire[FuseV1Options[name]] !== undefined)
      .map((name) => [name, String.fromCharCode(Number(wire[FuseV1Options[name]])) === '1'])
  )
}
