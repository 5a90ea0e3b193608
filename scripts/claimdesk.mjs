// npm run -s claimdesk -- …: the command line. Installs and builds if needed, and says nothing of its own unless that
// fails.
import './lib/require-node.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { callerDir, root } from './lib/paths.mjs'
import { exitCodeOf } from './lib/run.mjs'

if ((await ensureInstalled({ quiet: true })) && (await ensureBuilt({ quiet: true }))) {
  const args = [join(root, 'out', 'main', 'cli.js'), ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: callerDir, stdio: 'inherit' })
  // The terminal sends Ctrl+C to both; whoever signals us alone means the child.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => process.exit(exitCodeOf(code, signal)))
} else {
  process.exitCode = 1
}
