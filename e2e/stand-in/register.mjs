// Makes `electron` mean the stand-in: node --import ./e2e/stand-in/register.mjs out/main/index.js
import Module, { register } from 'node:module'
import { fileURLToPath } from 'node:url'

const ELECTRON = /^electron(\/(main|common|renderer|utility))?$/

// For ES modules: a hook in the loader's thread.
register('./hooks.mjs', import.meta.url)

// For CommonJS and createRequire().
const standIn = fileURLToPath(new URL('./electron.cjs', import.meta.url))
const resolveFilename = Module._resolveFilename
Module._resolveFilename = function (request, ...rest) {
  return ELECTRON.test(request) ? standIn : resolveFilename.call(this, request, ...rest)
}
