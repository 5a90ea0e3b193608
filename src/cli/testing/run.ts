import { vi } from 'vitest'
import type { AppState, LibraryView } from '../../api/views'
import { deskView, emptyDesk } from '../../core/model/desk'
import type { Backend, LocalFiles } from '../../backend/create-backend'
import { runCli } from '../run-cli'

const library: LibraryView = {
  id: 'l1',
  name: 'Library',
  person: { id: 'p1', name: 'Ada' },
  people: [],
  readOnly: null,
  schemes: [],
  defaultScheme: 'claims',
  scales: [],
  desk: deskView(emptyDesk()),
  undo: { undo: null, redo: null },
  notices: []
}

export const ready = (changes: Partial<LibraryView> = {}): AppState => ({
  phase: 'ready',
  version: '1.2.3',
  library: { ...library, ...changes }
})

export const setup = (problem: string | null = null): AppState => ({
  phase: 'setup',
  version: '1.2.3',
  setup: { proposedName: 'Ada', proposedPlace: '/home/ada/Claimdesk', sampleArticles: 5, problem }
})

export interface RunOptions {
  readonly state?: AppState
  readonly local?: Partial<LocalFiles>
  readonly env?: Record<string, string>
}

/** Runs the command line over a backend that answers as it is told; everything else of it fails the test. */
export async function run(argv: readonly string[], { state = ready(), local = {}, env = {} }: RunOptions = {}) {
  let stdout = ''
  let stderr = ''
  const close = vi.fn(async () => undefined)
  const open = vi.fn(async () => ({ state: () => state, local, close }) as unknown as Backend)
  const serve = vi.fn(async () => 0)
  const streams = { out: (text: string) => void (stdout += text), err: (text: string) => void (stderr += text) }
  const code = await runCli(argv, { streams, version: '1.2.3', env, open, serve })
  return { code, stdout, stderr, open, close, serve }
}
