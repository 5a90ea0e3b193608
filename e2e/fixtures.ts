import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import { launchElectron } from './hosts/electron'
import type { ElectronHost } from './hosts/electron-host'
import type { AppHost } from './hosts/host'
import { launchLoopback } from './hosts/loopback'

export { expect }

/** Set by the Playwright project; a spec may set the rest with test.use(). */
export interface HostOptions {
  readonly hostKind: 'loopback' | 'electron'
  /** `false`: start without a library, as on a first start. */
  readonly withLibrary: boolean
  /** Further environment of the app. */
  readonly appEnv: Record<string, string>
  /** Console errors that a spec brings about on purpose. */
  readonly expectedConsoleErrors: RegExp[]
}

interface HostFixtures {
  /** A folder for this test alone, removed after it. */
  readonly tempDir: string
  /** Where the library of this test is or will be; created by the app, not by the fixture. */
  readonly libraryDir: string
  /** Launches further hosts; all are closed after the test and judged like `host`. */
  readonly launch: (options?: { libraryDir?: string; env?: Record<string, string> }) => Promise<AppHost>
  /** The app, started. Fails the test for requests to the outside (X1) and for unexpected console errors. */
  readonly host: AppHost
  /** The app, started in the Electron project; main-process access included. */
  readonly electronHost: ElectronHost
}

export const test = base.extend<HostOptions & HostFixtures>({
  hostKind: ['loopback', { option: true }],
  withLibrary: [true, { option: true }],
  appEnv: [{}, { option: true }],
  expectedConsoleErrors: [[], { option: true }],

  // Playwright needs the destructuring pattern, even where nothing is taken from it.
  // eslint-disable-next-line no-empty-pattern -- see above
  tempDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'claimdesk-e2e-'))
    await use(dir)
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  },

  libraryDir: async ({ tempDir }, use) => use(join(tempDir, 'library')),

  launch: async ({ hostKind, appEnv, tempDir, browser, expectedConsoleErrors }, use) => {
    const hosts: AppHost[] = []
    const start = hostKind === 'electron' ? launchElectron : launchLoopback
    await use(async (options = {}) => {
      const dirs = { configDir: join(tempDir, 'config'), scratchDir: join(tempDir, 'scratch') }
      await Promise.all(Object.values(dirs).map((dir) => mkdir(dir, { recursive: true })))
      const host = await start({ ...dirs, browser, ...options, env: { ...appEnv, ...options.env } })
      hosts.push(host)
      return host
    })
    for (const host of hosts) await host.close()
    const isExpected = (error: string) => expectedConsoleErrors.some((pattern) => pattern.test(error))
    for (const { seen } of hosts) {
      expect(seen.outsideRequests, 'X1: the app asked for something outside').toEqual([])
      expect(
        seen.consoleErrors.filter((error) => !isExpected(error)),
        'console errors'
      ).toEqual([])
    }
  },

  host: async ({ launch, withLibrary, libraryDir }, use) => use(await launch(withLibrary ? { libraryDir } : {})),

  electronHost: async ({ host }, use) => {
    if (!('evaluate' in host)) throw new Error('this spec belongs in e2e/electron: it needs a main process')
    await use(host as ElectronHost)
  }
})
