import { v7 } from 'uuid'
import type { Backend } from '../../backend'
import { createBackend } from '../../create-backend'
import { nodeFileSystem } from '../../store/file-system'
import type { FileSystem } from '../../store/file-system'
import { failingFiles } from '../failing-files'
import type { ChildPlaces, FromChild, ToChild } from './child-messages'

// The whole application in a process of its own, to be killed, stopped and set against others. Its parent speaks to
// it over Node's IPC channel: what it hears, a window would have seen.

let backend: Backend | null = null
let calls = 0

const tell = (message: FromChild): void => void process.send?.(message)
const explain = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** The disk, with an end before one of its calls; the plain one when nothing is to be counted. */
const filesUntil = (last: number | undefined): FileSystem =>
  last === undefined
    ? nodeFileSystem
    : failingFiles(() => {
        if (calls === last) process.kill(process.pid, 'SIGKILL')
        calls += 1
      })

async function open({ dieBefore, ...places }: ChildPlaces): Promise<void> {
  backend = await createBackend({
    ...places,
    fileSystem: filesUntil(dieBefore),
    version: '0.0.0-fault',
    clock: () => new Date(),
    ids: () => v7(),
    sealJournalAt: { bytes: Infinity, entries: 60 },
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (message, error) => tell({ is: 'failed', why: `${message} ${explain(error)}` })
    }
  })
  backend.subscribe((event) => {
    if (event.name === 'library.changed' || event.name === 'app.state') tell({ is: 'event', event })
  })
  tell({ is: 'open', state: backend.state(), calls })
}

async function take(message: ToChild): Promise<void> {
  if (message.do === 'open') return open(message.places)
  if (!backend) throw new Error('Nothing is open yet.')
  if (message.do === 'call') tell({ is: 'reply', reply: await backend.dispatch(message.envelope) })
  else if (message.do === 'verify') tell({ is: 'verified', report: await backend.local.verify() })
  else {
    await backend.close()
    tell({ is: 'closed', calls })
  }
}

process.on('message', (message: ToChild) => {
  take(message).catch((error: unknown) => tell({ is: 'failed', why: explain(error) }))
})
process.on('disconnect', () => process.exit(0))
tell({ is: 'ready' })
