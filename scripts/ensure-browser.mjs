// node scripts/ensure-browser.mjs: makes sure of a browser for the end-to-end tests.
import './lib/require-node.mjs'
import { ensureBrowser } from './lib/ensure-browser.mjs'

process.exitCode = (await ensureBrowser()) ? 0 : 1
