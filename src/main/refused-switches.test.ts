import { expect, test } from 'vitest'
import { refusedSwitch } from './refused-switches'

test.each([
  '--inspect',
  '--inspect=0.0.0.0:9229',
  '--inspect-brk',
  '--INSPECT',
  '-inspect',
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--no-sandbox',
  '--disable-web-security',
  '--ignore-certificate-errors',
  '--proxy-server=example.org:3128',
  '--load-extension=/tmp/x',
  '--js-flags=--expose-internals',
  '--renderer-cmd-prefix=/tmp/x',
  '--host-resolver-rules=MAP * 127.0.0.1'
])('X2: a packaged app does not start with %s', (option) => {
  expect(refusedSwitch(['claimdesk', '--library', '/home/ada/library', option])).toBe(option)
})

test.each([
  '--library',
  '--library=/home/ada/inspect',
  '--force-dark-mode',
  '--inspector',
  '/inspect',
  'inspect',
  '--'
])('it starts with %s', (option) => {
  expect(refusedSwitch(['claimdesk', option])).toBeUndefined()
})
