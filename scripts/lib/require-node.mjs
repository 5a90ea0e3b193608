// Imported first by every command: says what is wrong before newer syntax and newer modules do it in their own words.
// Keep to syntax that old versions can read.
import { readFileSync } from 'node:fs'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
const wanted = /** @type {string} */ (manifest.engines.node).replace('>=', '')
const [wantedMajor, wantedMinor] = wanted.split('.').map(Number)
const [major, minor] = process.versions.node.split('.').map(Number)

if (Number(major) < Number(wantedMajor) || (major === wantedMajor && Number(minor) < Number(wantedMinor))) {
  console.error(`Claimdesk needs Node ${wanted} or newer; this is Node ${process.versions.node}.`)
  console.error('Install a newer one (nodejs.org, or your system’s package manager) and run the command again.')
  process.exit(1)
}
