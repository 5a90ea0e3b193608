import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { contentTypeOf } from '../api/page-files'
import { CallError } from '../api/envelope'
import { HOST_META } from '../api/host-contract'

export interface PageFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

/**
 * Reads the built page into memory, keyed by its paths (`/assets/x.js`; the page itself is `/`). Requests are looked up
 * and never resolved, so nothing outside the folder can be asked for (X5). Links are left out.
 */
export async function readPage(directory: string): Promise<ReadonlyMap<string, PageFile>> {
  if (!existsSync(join(directory, 'index.html'))) {
    throw new CallError('not-built', 'The window of Claimdesk has not been built: run `npm run build`.')
  }
  const page = new Map<string, PageFile>()
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(directory, file).split(sep).join('/')}`
    const body = new Uint8Array(await readFile(file))
    if (path === '/index.html') page.set('/', { type: contentTypeOf(path), body: markHost(body) })
    else page.set(path, { type: contentTypeOf(path), body })
  }
  return page
}

/** Marks the page as the loopback host's, so that a missing bridge elsewhere is not mistaken for this host. */
function markHost(index: Uint8Array): Uint8Array<ArrayBuffer> {
  const html = new TextDecoder().decode(index)
  const marked = html.replace('<head>', `<head><meta name="${HOST_META}" content="loopback">`)
  if (marked === html) throw new Error('The page of the window has no <head> to mark.')
  return new TextEncoder().encode(marked)
}
