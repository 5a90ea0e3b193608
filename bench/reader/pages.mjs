// Builds the pages of everything that is measured beside the app and serves them, with the documents, on this machine.
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { build } from 'vite'
import { runNpm } from '../../scripts/lib/run.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2'
}

/** @param {string} file @returns {Record<string, { version?: string }>} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/**
 * Installs the peers if they are not there as their lock file wants them. They have a folder and a lock file of their
 * own, so that the app's installation is not burdened with them.
 * @param {string} root the project's folder
 */
export async function ensurePeers(root) {
  const folder = join(root, 'bench', 'peers')
  const installedFile = join(folder, 'node_modules', '.package-lock.json')
  if (existsSync(installedFile)) {
    const installed = packagesOf(installedFile)
    const wanted = Object.entries(packagesOf(join(folder, 'package-lock.json')))
    if (wanted.every(([path, { version }]) => path === '' || installed[path]?.version === version)) return
  }
  console.log('Installing the peers (npm ci in bench/peers) …')
  // Their scripts are not run: none of them needs any.
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund']
  const { code, output } = await runNpm([...args, '--loglevel=error'], { cwd: folder })
  if (code !== 0) throw new Error(`The peers could not be installed (npm ended with ${code}).\n${output.trim()}`)
}

/**
 * Versions of the peers as they are installed.
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function peerVersions(root) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'bench', 'peers', 'package.json'), 'utf8'))
  return dependencies
}

/**
 * @param {string} root
 * @param {string} outDir
 */
export async function buildPages(root, outDir) {
  await build({
    configFile: false,
    root: join(root, 'bench', 'reader', 'page'),
    logLevel: 'error',
    // Production builds of React, the app's and the one a peer brings.
    mode: 'production',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { checks: { bundlerTimings: false } }
    }
  })
}

/**
 * @param {string} dir the built pages
 * @param {string[]} documents JSON of the documents, by number
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function servePages(dir, documents) {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const wanted = /^\/corpus\/(\d+)\.json$/.exec(path)
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? 'application/octet-stream'
    const answer = wanted ? Promise.resolve(documents[Number(wanted[1])] ?? '') : readFile(join(dir, path))
    answer.then(
      (body) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end()
    )
  })
  await new Promise((settle) => server.listen(0, '127.0.0.1', () => settle(null)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the pages have no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((settle) => server.close(settle))
    }
  }
}
