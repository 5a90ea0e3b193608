import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url))
const CORPORA = resolve(PROJECT, process.env['CLAIMDESK_CORPORA'] ?? '../shared/corpora')

/** True when a folder of the test corpora (real data that is not part of the repository) is there. */
export function hasCorpus(name: string): boolean {
  return existsSync(join(CORPORA, name))
}

/** What to put into a test's name, so that its being skipped explains itself. */
export function corpusNote(name: string): string {
  return hasCorpus(name) ? '' : ` (skipped: no test corpus “${name}”; set CLAIMDESK_CORPORA)`
}

/** The text of a corpus file. */
export function readCorpus(path: string): string {
  return readFileSync(join(CORPORA, path), 'utf8')
}

/** Absolute path of a corpus folder. */
export function corpusFolder(name: string): string {
  return join(CORPORA, name)
}
