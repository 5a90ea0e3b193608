import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { describe, expect, test } from 'vitest'
import { isGranted, isOwnAddress, isTrustedSender } from './trust'

test.each([
  ['app://desk/', true],
  ['app://desk/assets/app.js?x#y', true],
  ['app://desk', true],
  ['app://desk.evil/', false],
  ['app://evil/', false],
  ['app://desk:80/', false],
  ['app://desk@evil/', false],
  ['app://user@desk/', false],
  ['app:desk', false],
  ['http://desk/', false],
  ['https://evil.example/app://desk/', false],
  ['file:///etc/passwd', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['', false]
])('X2: %s is our own address: %s', (address, own) => {
  expect(isOwnAddress(address)).toBe(own)
})

describe('X2: whose calls count', () => {
  const contents = (url: string) => ({ mainFrame: { url } }) as unknown as WebContents
  const windowOfOurs = contents('app://desk/')
  const from = (sender: WebContents, senderFrame: unknown) =>
    ({ sender, senderFrame }) as Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

  test('the main frame of a window of ours', () => {
    expect(isTrustedSender(from(windowOfOurs, windowOfOurs.mainFrame), [windowOfOurs])).toBe(true)
  })

  test.each([
    ['a frame inside', from(windowOfOurs, { url: 'app://desk/' })],
    ['a frame that is gone', from(windowOfOurs, null)]
  ])('not %s', (_name, event) => {
    expect(isTrustedSender(event, [windowOfOurs])).toBe(false)
  })

  test('not a window that is not ours, nor one of ours that shows something else', () => {
    const stranger = contents('app://desk/')
    const astray = contents('https://evil.example/')
    expect(isTrustedSender(from(stranger, stranger.mainFrame), [windowOfOurs])).toBe(false)
    expect(isTrustedSender(from(astray, astray.mainFrame), [astray])).toBe(false)
  })
})

test.each([
  ['clipboard-sanitized-write', 'app://desk/', true],
  ['clipboard-sanitized-write', 'https://evil.example/', false],
  ['clipboard-read', 'app://desk/', false],
  ['notifications', 'app://desk/', false],
  ['media', 'app://desk/', false],
  ['openExternal', 'app://desk/', false]
])('X2: permission %s for %s: %s', (permission, address, granted) => {
  expect(isGranted(permission, address)).toBe(granted)
})
