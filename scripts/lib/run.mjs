// Runs other programs. Node's own modules only: used before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after this time the program and everything it started is ended
 * @property {'keep' | 'show' | 'keep-errors'} [output] collect what it prints (default), pass it on as it comes, or
 *   pass on stdout and collect stderr
 *
 * @typedef {object} RunResult
 * @property {number} code exit code; 128 + n if it was ended by signal n, as shells count
 * @property {string} output what it printed, as far as it was kept
 * @property {boolean} timedOut
 * @property {Error | null} error why it did not start, if it did not
 */

const isWindows = process.platform === 'win32'

/**
 * Ends a program and all it started.
 * @param {import('node:child_process').ChildProcess} child started by run(), so that it leads a group of its own
 */
export function killTree(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'])
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error // it has just ended by itself
  }
}

/**
 * Runs a program to its end. Ctrl+C and SIGTERM end it, everything it started, and this process.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env, timeoutMs, output = 'keep' } = {}) {
  const stdout = output === 'keep' ? 'pipe' : 'inherit'
  const stderr = output === 'show' ? 'inherit' : 'pipe'
  // A group of its own, so that the whole tree can be ended at once.
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', stdout, stderr],
    detached: !isWindows
  })
  let kept = ''
  let timedOut = false
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      kept += text
    })
  }
  const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs)
  function onTimeout() {
    timedOut = true
    killTree(child)
  }
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    killTree(child)
    process.exit(exitCodeOf(null, signal))
  }
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, onSignal)

  return new Promise((settle) => {
    const finish = (/** @type {number} */ code, /** @type {Error | null} */ error) => {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, onSignal)
      settle({ code, output: kept, timedOut, error })
    }
    child.once('error', (error) => finish(127, error))
    child.once('close', (code, signal) => finish(exitCodeOf(code, signal), null))
  })
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0)
}

/**
 * Runs npm, the same one that runs this script if one does.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const npm = process.env['npm_execpath']
  if (npm && /npm-cli\.c?js$/.test(npm)) return run(process.execPath, [npm, ...args], options)
  // Windows finds npm.cmd only through its shell.
  return isWindows ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options) : run('npm', args, options)
}
