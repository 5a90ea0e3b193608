import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { protocol } from 'electron'
import { contentTypeOf, PAGE_HEADERS } from '../api/page-files'
import { isOwnAddress, SCHEME } from './trust'

/** Makes `app://` a place of its own, with fetch and the content security policy. Before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }
  ])
}

/** Answers `app://desk/…` with the files of the built window. When the app is ready. */
export function setupPageProtocol(pageDir: string): void {
  const files = listFiles(pageDir)
  protocol.handle(SCHEME, async (request) => {
    const { pathname } = new URL(request.url)
    const file = files.get(pathname === '/' ? '/index.html' : pathname)
    if (request.method !== 'GET' || !isOwnAddress(request.url) || file === undefined) {
      return new Response('There is nothing here.', { status: 404, headers: PAGE_HEADERS })
    }
    const headers = { ...PAGE_HEADERS, 'Content-Type': contentTypeOf(file) }
    return new Response(new Uint8Array(await readFile(file)), { headers })
  })
}

/** Addresses are looked up here and never resolved, so nothing outside the folder can be asked for (X2). */
function listFiles(directory: string): ReadonlyMap<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [`/${relative(directory, path).split(sep).join('/')}`, path]))
}
