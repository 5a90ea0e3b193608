import { beforeEach, describe, expect, it } from 'vitest'
import type { TextRange } from '../../core/model/text-range'
import { FakeBackend } from './testing/fake-backend'
import { fakeReader } from './testing/fake-reader'
import type { Workbench } from './workbench'

const ARTICLE = 'a000000000000001'
const TEXT = 'Salt, more salt.\nAnd salt again.'
const BOX = { left: 10, top: 20, width: 30, height: 12 }

let desk: Workbench
let selection: TextRange | null
let focused: number
let gone: [string, number][]
const state = () => desk.store.getState()

beforeEach(async () => {
  globalThis.localStorage?.clear()
  desk = new FakeBackend([{ id: ARTICLE, title: 'Salt', text: TEXT }]).connect()
  desk.actions.start()
  await new Promise((resolve) => setTimeout(resolve, 0))
  await desk.actions.openArticle(ARTICLE)
  selection = null
  focused = 0
  gone = []
  desk.actions.registerReader(
    fakeReader({
      selection: () => selection,
      anchor: () => BOX,
      focus: () => (focused += 1),
      goToLabel: (label, direction) => gone.push([label, direction])
    })
  )
})

/** Labels a passage and gives the id of its highlight. */
async function label(range: TextRange, id: string): Promise<string> {
  selection = range
  await desk.actions.applyLabel(id)
  selection = null
  return state().selectedSpan ?? ''
}

describe('picking a label', () => {
  it('wants something to put it on, and says so', () => {
    desk.actions.openLabelPicker('apply')
    expect(state().labelPick).toBeNull()
    expect(state().announcement).toBe('Select some text first, or a highlight.')
  })

  it('shows what it is about, and puts the label on it', async () => {
    selection = { start: 0, end: 4 }
    desk.actions.openLabelPicker('apply')
    expect(state().labelPick).toEqual({ mode: 'apply', direction: 1, quote: 'Salt', anchor: BOX })
    await desk.actions.pickLabel('quantity', 'apply')
    expect(state().labelPick).toBeNull()
    expect(focused).toBe(1)
    expect([...(state().open?.layer.spans.values() ?? [])].map((span) => span.label)).toEqual(['quantity'])
  })

  it('is about the selected highlight when no text is selected', async () => {
    await label({ start: 6, end: 10 }, 'opinion')
    desk.actions.openLabelPicker('apply')
    expect(state().labelPick?.quote).toBe('more')
    await desk.actions.pickLabel('evidence', 'apply')
    expect([...(state().open?.layer.spans.values() ?? [])].map((span) => span.label)).toEqual(['evidence'])
  })

  it('to go there it needs nothing selected', async () => {
    desk.actions.openLabelPicker('go', -1)
    expect(state().labelPick?.direction).toBe(-1)
    await desk.actions.pickLabel('claim', -1)
    await desk.actions.pickLabel('no-such-label', 1)
    expect(gone).toEqual([['claim', -1]])
  })

  it('closing it gives the focus back, once', () => {
    desk.actions.openLabelPicker('go')
    desk.actions.closeLabelPicker()
    desk.actions.closeLabelPicker()
    expect(focused).toBe(1)
  })
})

describe('highlights at one place', () => {
  it('are listed when the pointer rests there or they are asked for, not on every click or step', () => {
    for (const [cause, hasFocus] of [
      ['rest', false],
      ['ask', true],
      ['click', null],
      ['caret', null]
    ] as const) {
      desk.actions.tellStack(['a', 'b'], BOX, cause)
      expect(state().stack).toEqual(['a', 'b'])
      expect(state().stackPick?.hasFocus ?? null, cause).toBe(hasFocus)
    }
    desk.actions.tellStack([], null, 'rest')
    expect(state().stackPick).toBeNull()
  })

  it('the one that is picked is selected and told of', async () => {
    const outer = await label({ start: 0, end: 15 }, 'claim')
    const inner = await label({ start: 6, end: 10 }, 'opinion')
    desk.actions.tellStack([inner, outer], BOX, 'rest')
    desk.actions.pickFromStack(outer)
    expect(state().selectedSpan).toBe(outer)
    expect(state().stack).toEqual([inner, outer])
    expect(state().stackPick).toBeNull()
    expect(state().announcement).toBe('Claim: Salt, more salt')
  })
})

describe('closing what lies about the text', () => {
  it('closes one thing at a time, and leaves what is selected', () => {
    desk.actions.openFind()
    desk.actions.tellStack(['a', 'b'], BOX, 'rest')
    expect(desk.actions.closeAside()).toBe(true)
    expect(state().stackPick).toBeNull()
    expect(state().find.isOpen).toBe(true)
    expect(desk.actions.closeAside()).toBe(true)
    expect(state().find.isOpen).toBe(false)
    expect(desk.actions.closeAside()).toBe(false)
  })
})

describe('a dragged edge', () => {
  it('is one command with one undo, and is told of', async () => {
    const span = await label({ start: 6, end: 10 }, 'opinion')
    await desk.actions.setEdge(span, [{ start: 6, end: 15 }], 'end')
    expect(state().open?.layer.spans.get(span)?.ranges).toEqual([{ start: 6, end: 15 }])
    expect(state().announcement).toBe('End moved: “more salt”')
    await desk.actions.undo()
    expect(state().open?.layer.spans.get(span)?.ranges).toEqual([{ start: 6, end: 10 }])
  })
})
