import { parentPort } from 'node:worker_threads'
import { doBackupJob } from './backup-job'
import type { BackupJob } from './backup-job'

const port = parentPort
if (!port) throw new Error('Backups are packed and checked in a worker thread only.')
port.on('message', (job: BackupJob) => port.postMessage(doBackupJob(job)))
