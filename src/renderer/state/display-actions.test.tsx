import { beforeEach, describe, expect, test } from 'vitest'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import { DEFAULT_READING, readReadingSettings } from './reading-settings'
import type { Workbench } from './workbench'

const ID = 'a000000000000001'
const TEXT = 'The port grew by 412 hectares.\n\nNobody knows why.'

let desk: Workbench
const state = () => desk.store.getState()
const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeEach(async () => {
  localStorage.clear()
  desk = new FakeBackend([{ id: ID, title: 'Harbour', text: TEXT }]).connect()
  desk.actions.start()
  await settle()
  await desk.actions.openArticle(ID)
})

describe('the size of the text', () => {
  test('changes by steps, is said and kept', () => {
    desk.actions.zoomText(1)
    expect(state().announcement).toBe('Text size 20')
    expect(readReadingSettings().size).toBe(20)
    desk.actions.zoomText(0)
    desk.actions.zoomText(-1)
    expect(state().reading.size).toBe(18)
  })

  test('stops at its ends, and says so', () => {
    for (let times = 0; times < 20; times += 1) desk.actions.zoomText(1)
    expect(state().reading.size).toBe(32)
    expect(state().announcement.trim()).toBe('The text cannot get larger')
  })

  test('and all the rest goes back by a reset', () => {
    desk.actions.setReading({ font: 'easy', columns: 'two', size: 30 })
    desk.actions.resetReading()
    expect(state().reading).toEqual(DEFAULT_READING)
    expect(readReadingSettings()).toEqual(DEFAULT_READING)
  })
})

describe('focus mode', () => {
  test('is announced; Escape lets go of what is selected first and leaves then', () => {
    desk.actions.toggleFocusMode()
    expect(state()).toMatchObject({ focusMode: true, page: 'annotate' })
    expect(state().announcement).toContain('Focus mode on')
    desk.actions.setSelection({ start: 0, end: 3 })
    desk.actions.stepBack()
    expect(state()).toMatchObject({ focusMode: true, selection: null })
    desk.actions.stepBack()
    expect(state().focusMode).toBe(false)
    expect(state().announcement).toBe('Focus mode off')
  })

  test('needs an open article', () => {
    desk.store.setState({ open: null })
    desk.actions.toggleFocusMode()
    expect(state().focusMode).toBe(false)
    expect(state().announcement).toBe('Open an article first')
  })
})

describe('copying', () => {
  test('takes the selected text, exactly as it is frozen', () => {
    desk.actions.registerReader(fakeReader({ selection: () => ({ start: 17, end: 38 }) }))
    expect(desk.actions.passageToCopy('plain')).toEqual({ plain: TEXT.slice(17, 38), html: null })
  })

  test('takes the selected highlight when no text is selected, else nothing', async () => {
    expect(desk.actions.passageToCopy('plain')).toBeNull()
    desk.actions.setSelection({ start: 17, end: 29 })
    await desk.actions.applyLabel('quantity')
    const [span] = state().open?.layer.spans.keys() ?? []
    desk.actions.setSelection(null)
    desk.actions.selectSpan(span ?? null)
    expect(desk.actions.passageToCopy('formatted')).toMatchObject({
      plain: '412 hectares',
      html: expect.stringContaining('<mark title="Quantity">412 hectares</mark>') as string
    })
  })

  test('says what to do when there is nothing to copy', async () => {
    await desk.actions.copy('reference')
    expect(state().announcement).toBe('Select some text or a highlight first')
  })
})
