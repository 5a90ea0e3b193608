/** What a host can do beyond the contract. The window asks for an ability, never for the host's name. */
export interface HostCapabilities {
  /** A prepared export is saved by a dialog of the host; without it, the window downloads the pieces itself. */
  readonly saveDialog: boolean
  /** The host can show a saved file in the file manager. */
  readonly revealInFolder: boolean
  /** A folder can be picked with a dialog of the host. */
  readonly chooseFolder: boolean
  /** The host has an application menu that sends menu commands. */
  readonly menu: boolean
}

/** Commands of an application menu, sent to the window. */
export const MENU_COMMANDS = [
  'import',
  'import-annotations',
  'export',
  'print',
  'undo',
  'redo',
  'find',
  'settings',
  'text-larger',
  'text-smaller',
  'text-usual-size',
  'focus-mode'
] as const
export type MenuCommand = (typeof MENU_COMMANDS)[number]

/** What every host answers to. Each host's implementation ends with `satisfies HostApi`. */
export interface HostApi {
  readonly capabilities: HostCapabilities
  /**
   * Saves every file of a prepared export where the person wants it.
   *
   * @returns the base name it was saved as, or null when the person thought better of it
   */
  saveExport(request: {
    readonly export: string
    readonly suggestedName: string
  }): Promise<{ readonly name: string } | null>
  /** Shows the file saved last in the file manager. */
  revealSaved(): Promise<void>
  /** Lets the person pick a folder; the absolute path, or null. */
  chooseFolder(): Promise<string | null>
  /** Hears of menu commands; the function that comes back ends it. */
  onMenu(listener: (command: MenuCommand) => void): () => void
}

/** What the preload puts on the page of the Electron host, and nothing else. */
export interface Bridge {
  /** Carries a call envelope; answers with a reply envelope. */
  call(envelope: unknown): Promise<unknown>
  /** Carries a host call: `{ name, params }`. */
  hostCall(request: unknown): Promise<unknown>
  /** Hears events of the backend and menu commands. */
  subscribe(listener: (message: unknown) => void): () => void
}

/** Name of the bridge on `window`. */
export const BRIDGE_KEY = 'claimdesk'
/** Electron's channels: one for calls, one for host calls, one for events. */
export const CHANNELS = { call: 'claimdesk:call', hostCall: 'claimdesk:host', event: 'claimdesk:event' } as const
/** The loopback host marks its page with `<meta name="claimdesk-host" content="loopback">`. */
export const HOST_META = 'claimdesk-host'
/** Header that carries the loopback token. */
export const TOKEN_HEADER = 'x-claimdesk-token'
