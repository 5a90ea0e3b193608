import type { Session } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { lockSession, setupLockDown } from './lock-down'
import { mayRequest } from './trust'

type Listener = (...values: unknown[]) => unknown
type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1]
type CheckedPermission = Parameters<NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>>[1]

const electron = vi.hoisted(() => {
  const listeners = new Map<string, (...values: unknown[]) => unknown>()
  const switches: unknown[][] = []
  return {
    listeners,
    switches,
    app: {
      enableSandbox: vi.fn(),
      commandLine: { appendSwitch: (...given: unknown[]) => switches.push(given) },
      on: (name: string, listener: (...values: unknown[]) => unknown) => listeners.set(name, listener)
    }
  }
})
vi.mock('electron', () => electron)

/** Something that listeners and handlers are given to, by their names. */
function createRecorder(...setters: string[]) {
  const given = new Map<string, Listener>()
  const keep = (name: string) => (handler: Listener) => void given.set(name, handler)
  const on = (name: string, listener: Listener) => void given.set(name, listener)
  const subject = Object.fromEntries(setters.map((name) => [name, keep(name)]))
  return { given, subject: { ...subject, on, webRequest: { onBeforeRequest: keep('onBeforeRequest') } } }
}

const preventable = (fields: object = {}) => ({ ...fields, preventDefault: vi.fn() })

/** Every permission that Electron knows: one that is new in a newer Electron does not compile until it is decided. */
const PERMISSIONS = {
  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'clipboard-sanitized-write': true,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  fullscreen: false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': false,
  'loopback-network': false,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  notifications: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  pointerLock: false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'speaker-selection': false,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': false,
  unknown: false
} as const satisfies Record<Permission, boolean>
const CHECKED: Record<CheckedPermission, boolean> = PERMISSIONS

describe('X2: a session', () => {
  const setters = [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setBluetoothPairingHandler',
    'setCertificateVerifyProc',
    'setSpellCheckerEnabled'
  ]
  const lock = () => {
    const { given, subject } = createRecorder(...setters)
    lockSession(subject as unknown as Session, (address) => mayRequest(address, false))
    const ask = (name: string, ...values: unknown[]): unknown => given.get(name)?.(...values)
    return { given, subject: subject as unknown as Session, ask }
  }

  test('has a handler for everything that can be asked, and no other', () => {
    expect([...lock().given.keys()].sort()).toEqual(
      [
        ...setters,
        'onBeforeRequest',
        'select-hid-device',
        'select-serial-port',
        'select-usb-device',
        'will-download'
      ].sort()
    )
  })

  test.each(Object.entries({ ...PERMISSIONS, ...CHECKED }))(
    'answers %s with %s, and to strangers with false',
    (permission, granted) => {
      const { ask } = lock()
      for (const [address, answer] of [
        ['app://desk/', granted],
        ['app://desk.evil/', false],
        ['https://example.org/', false],
        ['', false]
      ] as const) {
        const answered = vi.fn()
        ask('setPermissionRequestHandler', null, permission, answered, { requestingUrl: address })
        expect(answered.mock.calls).toEqual([[answer]])
        expect(ask('setPermissionCheckHandler', null, permission, address, {})).toBe(answer)
      }
    }
  )

  test('hands out no device, no screen, no pairing and believes no certificate', () => {
    const { ask, given } = lock()
    expect(ask('setDevicePermissionHandler', { deviceType: 'hid', origin: 'app://desk' })).toBe(false)
    expect(given.get('setSpellCheckerEnabled')).toBe(false)
    for (const [name, values, answer] of [
      ['setDisplayMediaRequestHandler', [{}], [null]],
      ['setBluetoothPairingHandler', [{}], [{ confirmed: false }]],
      ['setCertificateVerifyProc', [{ hostname: 'example.org' }], [-2]]
    ] as const) {
      const answered = vi.fn()
      ask(name, ...values, answered)
      expect(answered.mock.calls, name).toEqual([answer])
    }
    for (const [name, values, answer] of [
      ['select-hid-device', [{}], [null]],
      ['select-usb-device', [{}], []],
      ['select-serial-port', [[], {}], ['']]
    ] as const) {
      const event = preventable()
      const answered = vi.fn()
      ask(name, event, ...values, answered)
      expect(event.preventDefault, name).toHaveBeenCalledOnce()
      expect(answered.mock.calls, name).toEqual([answer])
    }
  })

  test.each([
    ['app://desk/assets/app.js', false],
    ['blob:app://desk/6f1c', false],
    ['data:image/png;base64,AAAA', false],
    ['app://evil/', true],
    ['blob:https://example.org/6f1c', true],
    ['https://example.org/', true],
    ['http://127.0.0.1:9229/json', true],
    ['ws://localhost/', true],
    ['file:///etc/passwd', true],
    ['filesystem:app://desk/x', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['chrome-extension://abcd/page.html', true],
    ['view-source:app://desk/', true],
    ['', true]
  ])('X1: a request for %s is cancelled: %s', (url, cancel) => {
    const answered = vi.fn()
    lock().ask('onBeforeRequest', { url }, answered)
    expect(answered.mock.calls).toEqual([[{ cancel }]])
  })

  test.each([
    ['blob:app://desk/6f1c', true],
    ['app://desk/index.html', false],
    ['blob:app://evil/6f1c', false],
    ['blob:https://example.org/6f1c', false],
    ['https://example.org/a.exe', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false]
  ])('a download of %s happens: %s', (url, happens) => {
    const event = preventable()
    lock().ask('will-download', event, { getURL: () => url })
    expect(event.preventDefault).toHaveBeenCalledTimes(happens ? 0 : 1)
  })

  test('that lives on when its window is gone gets no second set of listeners', () => {
    const { subject, given } = lock()
    given.clear()
    lockSession(subject, () => true)
    expect(given.size).toBe(0)
  })
})

describe('X2: the app', () => {
  beforeEach(() => {
    electron.listeners.clear()
    electron.switches.length = 0
    setupLockDown()
  })
  const contentsOfANewWindow = () => {
    const { given, subject } = createRecorder('setWindowOpenHandler')
    electron.listeners.get('web-contents-created')?.({}, subject)
    return given
  }

  test('sandboxes every renderer and looks no name up', () => {
    expect(electron.app.enableSandbox).toHaveBeenCalled()
    expect(electron.switches.map((each) => each.filter((part) => part !== undefined))).toEqual([
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ['disable-background-networking'],
      ['disable-component-update'],
      ['disable-domain-reliability'],
      ['dns-prefetch-disable'],
      ['no-pings']
    ])
  })

  test('shows no certificate of the person’s', () => {
    const event = preventable()
    const answered = vi.fn()
    electron.listeners.get('select-client-certificate')?.(event, {}, 'https://example.org/', [{}], answered)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    expect(answered.mock.calls).toEqual([[]])
  })

  test('every window, frame and page has every guard', () => {
    expect([...contentsOfANewWindow().keys()].sort()).toEqual([
      'did-create-window',
      'select-bluetooth-device',
      'setWindowOpenHandler',
      'will-attach-webview',
      'will-frame-navigate',
      'will-navigate',
      'will-redirect'
    ])
  })

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays within the app', (name) => {
    const guard = contentsOfANewWindow().get(name)
    for (const [url, stays] of [
      ['app://desk/', true],
      ['app://desk/#claim', true],
      ['app://desk.evil/', false],
      ['app://user@desk/', false],
      ['app://desk:80/', false],
      ['https://example.org/', false],
      ['http://127.0.0.1/', false],
      ['file:///etc/passwd', false],
      ['javascript:alert(1)', false],
      ['data:text/html,x', false],
      ['blob:https://example.org/x', false],
      ['about:blank', false],
      ['chrome://gpu', false],
      ['view-source:app://desk/', false],
      ['mailto:a@example.org', false],
      ['', false]
    ] as const) {
      const event = preventable({ url })
      guard?.(event)
      expect(event.preventDefault, url).toHaveBeenCalledTimes(stays ? 0 : 1)
    }
  })

  test('no window is opened, no webview attached, no device chosen; a window that came about all the same is ended', () => {
    const guards = contentsOfANewWindow()
    expect(guards.get('setWindowOpenHandler')?.({ url: 'app://desk/' })).toEqual({ action: 'deny' })
    const attach = preventable()
    guards.get('will-attach-webview')?.(attach)
    expect(attach.preventDefault).toHaveBeenCalledOnce()
    const choose = preventable()
    const answered = vi.fn()
    guards.get('select-bluetooth-device')?.(choose, [{}], answered)
    expect(choose.preventDefault).toHaveBeenCalledOnce()
    expect(answered.mock.calls).toEqual([['']])
    const window = { destroy: vi.fn() }
    guards.get('did-create-window')?.(window)
    expect(window.destroy).toHaveBeenCalledOnce()
  })
})
