// The options of `npm start`.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { callerDir } from './paths.mjs'

export const HELP = `Usage: npm start -- [options]

Opens the workbench: in Electron if its program is here or can be fetched, otherwise
in a window of an installed browser, otherwise at an address that is printed.

  --library DIR   open this library (a folder; made if it is missing)
  --web           use the browser window, not Electron
  --no-open       open no window: print the address
  --no-fetch      do not try to fetch Electron
  --port N        port of the address on 127.0.0.1 (default: any free one)
  --help          show this text

Fetching Electron takes at most 90 seconds; CLAIMDESK_FETCH_SECONDS sets another limit.
`

/**
 * @typedef {object} StartOptions
 * @property {string | undefined} library absolute path
 * @property {boolean} web
 * @property {boolean} open
 * @property {boolean} fetch
 * @property {number} port 0: any free one
 * @property {boolean} help
 */

/**
 * @param {string[]} args
 * @returns {StartOptions}
 * @throws {Error} with a message for the person, if the arguments are wrong
 */
export function readStartOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      library: { type: 'string' },
      web: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      'no-fetch': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false }
    }
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw new Error(`--port needs a number from 0 to 65535, not '${values.port}'.`)
  }
  if (values.library === '') throw new Error('--library needs a folder.')
  return {
    // The person means the folder they stand in; npm runs scripts in the project's.
    library: values.library === undefined ? undefined : resolve(callerDir, values.library),
    web: values.web || values['no-open'],
    open: !values['no-open'],
    fetch: !values['no-fetch'],
    port,
    help: values.help
  }
}
