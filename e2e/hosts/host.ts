import type { Browser, Page } from '@playwright/test'

/** How an app under test is started. */
export interface LaunchOptions {
  /** Folder of the person's settings (CLAIMDESK_CONFIG_DIR). */
  readonly configDir: string
  /** Library to open (CLAIMDESK_LIBRARY); without it the app asks, as on a first start. */
  readonly libraryDir?: string
  /** Further environment variables. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder for what a host itself leaves behind (profiles); removed with the test. */
  readonly scratchDir: string
  /** Playwright's browser, used by the loopback host. */
  readonly browser: Browser
}

/** A running Claimdesk, whichever host it runs in. */
export interface AppHost {
  readonly kind: 'loopback' | 'electron' | 'stand-in'
  /** The window. A new one after restart(). */
  readonly page: Page
  /** Every open window. */
  windows(): Page[]
  /** What was seen so far, over all restarts. */
  readonly seen: Sightings
  /** Ends the app's process with SIGKILL, without any warning, and closes what is left of its window. */
  kill(): Promise<void>
  /** Ends the app as a person would. Returns when its process is gone. Harmless if it is not running. */
  close(): Promise<void>
  /** Ends the app if it runs and starts it again with the same options. */
  restart(): Promise<void>
}

/** Things that must not happen while the app runs. */
export interface Sightings {
  /** Addresses asked for outside the app's own origin (rule X1). */
  readonly outsideRequests: string[]
  /** Console errors, content security policy violations among them, and uncaught exceptions. */
  readonly consoleErrors: string[]
}

/** Environment that every host is started with. */
export function environmentOf(options: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    ...Object.fromEntries(inherited),
    CLAIMDESK_CONFIG_DIR: options.configDir,
    ...(options.libraryDir === undefined ? {} : { CLAIMDESK_LIBRARY: options.libraryDir }),
    ...options.env
  }
}
