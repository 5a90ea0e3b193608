import { beforeEach, expect, test, vi } from 'vitest'
import { setupQuit } from './quit'

const electron = vi.hoisted(() => {
  const listeners: ((event: { preventDefault(): void }) => void)[] = []
  return {
    listeners,
    app: { on: (_name: string, listener: (typeof listeners)[number]) => listeners.push(listener), quit: vi.fn() },
    dialog: { showMessageBox: vi.fn() }
  }
})
vi.mock('electron', () => electron)

/** Asks to quit as Electron does; whether something held it back. */
function askToQuit(): boolean {
  const event = { preventDefault: vi.fn() }
  for (const listener of electron.listeners) listener(event)
  return event.preventDefault.mock.calls.length > 0
}

beforeEach(() => {
  electron.listeners.length = 0
  vi.clearAllMocks()
})

test('D9: quitting waits until everything is written', async () => {
  let written = () => {}
  const close = vi.fn(() => new Promise<void>((resolve) => (written = resolve)))
  const stay = vi.fn()
  setupQuit(close, stay)
  expect(askToQuit()).toBe(true)
  expect(electron.app.quit).not.toHaveBeenCalled()
  written()
  await expect.poll(() => electron.app.quit.mock.calls.length).toBe(1)
  expect(askToQuit()).toBe(false)
  expect(close).toHaveBeenCalledOnce()
  expect(stay).not.toHaveBeenCalled()
})

test('D9: when something cannot be written the person may stay, and quit later', async () => {
  const close = vi.fn().mockRejectedValueOnce(new Error('The disk is full.')).mockResolvedValueOnce(undefined)
  const stay = vi.fn()
  electron.dialog.showMessageBox.mockResolvedValue({ response: 0 })
  setupQuit(close, stay)
  expect(askToQuit()).toBe(true)
  await expect.poll(() => stay.mock.calls.length).toBe(1)
  expect(electron.dialog.showMessageBox).toHaveBeenCalledWith(expect.objectContaining({ detail: 'The disk is full.' }))
  expect(electron.app.quit).not.toHaveBeenCalled()
  expect(askToQuit()).toBe(true)
  await expect.poll(() => electron.app.quit.mock.calls.length).toBe(1)
})

test('D9: or quit anyway', async () => {
  const stay = vi.fn()
  electron.dialog.showMessageBox.mockResolvedValue({ response: 1 })
  setupQuit(() => Promise.reject(new Error('The disk is full.')), stay)
  askToQuit()
  await expect.poll(() => electron.app.quit.mock.calls.length).toBe(1)
  expect(askToQuit()).toBe(false)
  expect(stay).not.toHaveBeenCalled()
})
