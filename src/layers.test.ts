import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkLayers, importsOf, readSources } from '../scripts/check-layers.mjs'
import { LAYERS } from '../scripts/lib/layer-table.mjs'

const rulesFor = (path: string, text: string) => checkLayers([{ path, text }]).map((violation) => violation.rule)

describe('who may import whom', () => {
  test('every source holds to the table', () => {
    const sources = readSources(resolve(import.meta.dirname, '..'))
    expect(sources.length).toBeGreaterThan(Object.keys(LAYERS).length)
    expect(checkLayers(sources)).toEqual([])
  })

  test.each([
    ['src/core/text/a.ts', "import { readFileSync } from 'node:fs'", 'core uses no Node module'],
    ['src/core/text/a.ts', "import { v7 } from 'uuid'", 'core does not use the package uuid'],
    ['src/core/text/a.ts', "import type { Call } from '../../api/contract'", 'core does not use api'],
    ['src/core/text/a.ts', "const fs = await import('fs')", 'core uses no Node module'],
    ['src/core/text/a.ts', "export * from '../../backend/x'", 'core does not use backend'],
    ['src/core/text/a.ts', "type X = import('../../backend/x').X", 'core does not use backend'],
    ['src/core/text/a.ts', "const fs = require('fs')", 'core uses no Node module'],
    ['src/core/text/a.ts', 'const x = await import(name)', 'what is imported must be a plain string'],
    ['src/core/text/a.ts', "import { x } from '../../../scripts/x'", 'src imports nothing outside src at run time'],
    [
      'src/api/a.ts',
      "import { apply } from '../core/commands/apply'",
      'api uses only model/, schema/, commands/command, commands/command-error of core'
    ],
    ['src/backend/a.ts', "import { app } from 'electron'", 'backend does not use the package electron'],
    ['src/server/a.ts', "import { x } from '../backend/store/journal'", 'server uses only create-backend of backend'],
    ['src/server/a.ts', "import { x } from '../main/window'", 'server does not use main'],
    ['src/cli/a.ts', "import { startServer } from '../server/index'", 'cli does not use server'],
    ['src/main/a.ts', "import { ipcMain } from 'electron'", 'ipcMain is imported in src/main/ipc.ts only'],
    ['src/main/a.ts', "import { ipcMain as i } from 'electron'", 'ipcMain is imported in src/main/ipc.ts only'],
    ['src/main/a.ts', "import * as electron from 'electron'", 'electron is imported by name'],
    ['src/main/a.ts', "import electron from 'electron'", 'electron is imported by name'],
    [
      'src/preload/a.ts',
      "import { ipcRenderer } from 'electron'",
      'ipcRenderer is imported in src/preload/index.ts only'
    ],
    ['src/preload/index.ts', "import { webFrame } from 'electron'", 'preload does not use webFrame of electron'],
    ['src/preload/index.ts', "import { contract } from '../api/contract'", 'preload uses only types of api'],
    ['src/renderer/reader/a.ts', "import { x } from '../../backend/create-backend'", 'renderer does not use backend'],
    ['src/renderer/reader/a.ts', "import path from 'node:path'", 'renderer uses no Node module'],
    ['src/renderer/reader/a.ts', "import { x } from '../claims/x'", 'renderer/reader does not use renderer/claims'],
    ['src/renderer/ui/a.ts', "import { x } from '../state/x'", 'renderer/ui does not use renderer/state'],
    ['src/renderer/reader/a.ts', "import { z } from 'zod'", "zod is imported as `import * as z from 'zod'`"],
    ['src/extra/a.ts', '', 'no row of the table says what this may use'],
    ['src/a.ts', '', 'no row of the table says what this may use']
  ])('%s must not hold %s', (path, text, rule) => {
    expect(rulesFor(path, text)).toEqual([rule])
  })

  test.each([
    ['src/core/text/a.ts', "import { b } from './b'\nimport * as z from 'zod'"],
    ['src/api/a.ts', "import type { Command } from '../core/commands/command'\nimport { x } from '../core/schema/x'"],
    ['src/server/a.ts', "import { createBackend } from '../backend/create-backend'\nimport { x } from 'node:http'"],
    ['src/main/ipc.ts', "import { ipcMain, type IpcMainInvokeEvent } from 'electron'"],
    ['src/main/a.ts', "import type { IpcMain } from 'electron'"],
    [
      'src/preload/index.ts',
      "import { contextBridge, ipcRenderer } from 'electron'\nimport type { A } from '../api/a'"
    ],
    ['src/renderer/reader/a.tsx', "import { x } from '../state/x'\nimport './reader.css'\nimport '../ui/a.css?inline'"],
    ['src/renderer/app.tsx', "import { Reader } from './reader/reader'"],
    ['src/core/text/a.test.ts', "import { readFileSync } from 'node:fs'"],
    ['src/some-law.test.ts', '']
  ])('%s may hold %s', (path, text) => {
    expect(rulesFor(path, text)).toEqual([])
  })

  test('an import is found with its line and its names, wherever it stands', () => {
    const text =
      "import a, { b as c, type D } from './x'\n\nfunction f() {\n  return import('./y')\n}\n// import './z'\n"
    expect(importsOf({ path: 'src/core/a.ts', text })).toEqual([
      { specifier: './x', typeOnly: false, names: ['default', 'b', 'D'], line: 1 },
      { specifier: './y', typeOnly: false, names: ['*'], line: 4 }
    ])
  })
})
