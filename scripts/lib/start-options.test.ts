import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callerDir } from './paths.mjs'
import { HELP, readStartOptions } from './start-options.mjs'

describe('the options of npm start', () => {
  test('without any: Electron, a window, any free port', () => {
    expect(readStartOptions([])).toEqual({
      library: undefined,
      web: false,
      open: true,
      fetch: true,
      port: 0,
      help: false
    })
  })

  test('a library is looked for where the person stands', () => {
    expect(readStartOptions(['--library', 'mine']).library).toBe(resolve(callerDir, 'mine'))
    expect(readStartOptions(['--library=/a/b']).library).toBe(resolve('/a/b'))
  })

  test('no window means the loopback server', () => {
    expect(readStartOptions(['--no-open'])).toMatchObject({ web: true, open: false })
  })

  test.each([[['--nope']], [['extra']], [['--port', 'x']], [['--port', '65536']], [['--library=']], [['--library']]])(
    '%j is refused',
    (args) => {
      expect(() => readStartOptions(args)).toThrow()
    }
  )

  test('every option is in the help', () => {
    for (const option of ['--library', '--web', '--no-open', '--no-fetch', '--port', '--help']) {
      expect(HELP).toContain(`  ${option}`)
    }
  })
})
