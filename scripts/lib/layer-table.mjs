// Who may import whom: the table of ARCHITECTURE.md as data. The layer law (check-layers.mjs, src/layers.test.ts) and
// the linter (eslint.config.js) both read it.

/**
 * @typedef {object} LayerRow
 * @property {Record<string, 'all' | 'types' | string[]>} folders what may be used of the other folders of src: all,
 *   types only, or the named modules (a path below the folder, without extension; a name ending in '/' is a subfolder)
 * @property {string[]} packages npm packages that may be used
 * @property {boolean} node whether Node's own modules may be used
 * @property {string[]} [electronNames] if given, the only names that may be imported from 'electron'
 */

/** @type {Record<string, LayerRow>} */
export const LAYERS = {
  core: {
    folders: {},
    packages: [
      'chrono-node',
      'diff',
      'hyparquet',
      'hyparquet-compressors',
      'hyparquet-writer',
      'linkedom',
      'papaparse',
      'saxes',
      'snowball-stemmers',
      'zod'
    ],
    node: false
  },
  // Types of all of core; of its values only the validators, and the error that a command answers with.
  api: {
    folders: { core: ['model/', 'schema/', 'commands/command', 'commands/command-error'] },
    packages: ['zod'],
    node: false
  },
  backend: {
    folders: { core: 'all', api: 'all' },
    packages: [
      '@mozilla/readability',
      'chardet',
      'docx',
      'eld',
      'fast-xml-parser',
      'iconv-lite',
      'linkedom',
      'lowdb',
      'mammoth',
      'markdown-it',
      'papaparse',
      'postal-mime',
      'read-excel-file',
      'unpdf',
      'uuid',
      'write-excel-file',
      'yauzl',
      'yazl',
      'zod'
    ],
    node: true
  },
  server: {
    folders: { core: 'all', api: 'all', backend: ['create-backend'] },
    packages: ['@hono/node-server', 'hono', 'zod'],
    node: true
  },
  cli: {
    folders: { core: 'all', api: 'all', backend: ['create-backend'] },
    packages: ['commander', 'zod'],
    node: true
  },
  main: {
    folders: { core: 'all', api: 'all', backend: ['create-backend'] },
    packages: ['electron', 'zod'],
    node: true
  },
  preload: {
    folders: { api: 'types' },
    packages: ['electron'],
    node: false,
    electronNames: ['contextBridge', 'ipcRenderer', 'webUtils']
  },
  renderer: {
    folders: { core: 'all', api: 'all' },
    packages: [
      '@base-ui/react',
      '@fontsource-variable/inter',
      '@fontsource-variable/source-serif-4',
      '@tanstack/react-virtual',
      'clsx',
      'lucide-react',
      'markdown-it',
      'react',
      'react-dom',
      'react-resizable-panels',
      'tinykeys',
      'uuid',
      'zod',
      'zustand'
    ],
    node: false
  }
}

/**
 * What a renderer area may use of the other areas. An area that is not named here may use `state`, `ui` and `drafts`
 * (fields whose typing is kept); files directly in src/renderer put the areas together and may use every one.
 * @type {Record<string, string[]>}
 */
export const RENDERER_AREAS = {
  ui: [],
  transport: [],
  state: ['transport'],
  drafts: ['state', 'ui']
}

/** For every other renderer area. */
export const SHARED_AREAS = ['state', 'ui', 'drafts']

/** Names that exactly one file may import from electron: everyone else goes through that file. */
export const RAW_IPC = { ipcMain: 'src/main/ipc.ts', ipcRenderer: 'src/preload/index.ts' }

/** Test files may use any package and any Node module; their place in the tree must still have a row. */
export const TEST_FILE = /\.test\.tsx?$|\/testing\//
