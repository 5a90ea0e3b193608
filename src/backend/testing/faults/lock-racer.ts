import { nodeFileSystem } from '../../store/file-system'
import { LibraryLock, LockedError } from '../../store/lock'

// One of several programs that want the same lock at once; see lock-race.ts.

export type ToRacer = { readonly do: 'take'; readonly file: string } | { readonly do: 'release' }
export type FromRacer = 'ready' | 'taken' | 'locked' | 'released' | `failed: ${string}`

let lock: LibraryLock | null = null
const tell = (message: FromRacer): void => void process.send?.(message)

async function take(message: ToRacer): Promise<void> {
  if (message.do === 'release') {
    await lock?.release()
    lock = null
    return tell('released')
  }
  try {
    lock = await LibraryLock.take(nodeFileSystem, message.file, () => undefined)
    tell('taken')
  } catch (error) {
    if (!(error instanceof LockedError)) throw error
    tell('locked')
  }
}

process.on('message', (message: ToRacer) => {
  take(message).catch((error: unknown) => tell(`failed: ${String(error)}`))
})
process.on('disconnect', () => process.exit(0))
tell('ready')
