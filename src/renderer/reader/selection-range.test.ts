// @vitest-environment happy-dom
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Segment } from '../../core/model/article'
import { layoutBlocks } from './blocks'
import { groupBlocks } from './sections'
import { offsetOfPlace, selectBetween, selectedRange, selectionEnds } from './selection-range'
import { TextDom } from './text-dom'

const TEXT = 'Title\n\nFirst one.\n  \nSecond one.\nThird.\n'
const title: Segment = { start: 0, end: 5, role: 'title', excluded: false, reason: '', confirmedBy: null }
const classes = { section: 's', paragraph: 'p', title: 't', continues: 'c', spaced: 'w' }

function build(text = TEXT, segments: readonly Segment[] = [title]) {
  document.body.innerHTML =
    '<aside>before</aside><main><div id="head"></div><div id="byline">by <b>us</b></div><div id="body"></div></main><p>after</p>'
  const at = (selector: string): HTMLElement => {
    const element = document.querySelector<HTMLElement>(selector)
    if (!element) throw new Error(`No ${selector}`)
    return element
  }
  const places = { head: at('#head'), body: at('#body') }
  const dom = new TextDom(text, at('main'), groupBlocks(layoutBlocks(text, segments)), places, classes)
  return { dom, at, ...places }
}

describe('the text in the document', () => {
  test('holds the words and nothing else, numbers only as attributes', () => {
    const { dom, head, body } = build()
    expect(head.textContent).toBe('Title')
    expect(body.textContent).toBe('First one.Second one.Third.')
    expect(dom.blocks.map((view) => view.element.dataset.number)).toEqual([undefined, '1', '2', '3'])
    expect(dom.blocks.map((view) => view.element.localName)).toEqual(['h1', 'p', 'p', 'p'])
  })

  test('every offset in a block goes to its place and back', () => {
    const { dom } = build()
    for (const view of dom.blocks) {
      for (let offset = view.start; offset < view.end; offset += 1) {
        const place = dom.place(offset, 'start')
        expect(place && dom.offsetOf(place)).toBe(offset)
        expect(place?.node.data[place.offset]).toBe(TEXT[offset])
      }
    }
  })

  test('an offset between blocks goes to the next start or the previous end', () => {
    const { dom } = build()
    const start = dom.place(6, 'start')
    const end = dom.place(6, 'end')
    expect([start && dom.offsetOf(start), end && dom.offsetOf(end)]).toEqual([7, 5])
    expect(dom.ends(5, 7)).toBe(null)
    expect(dom.place(TEXT.length, 'start')).toBe(null)
  })

  test('the painted ends of any range enclose exactly its words', () => {
    const { dom } = build()
    fc.assert(
      fc.property(fc.nat(TEXT.length), fc.nat(TEXT.length), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const ends = dom.ends(start, end)
        const words = TEXT.slice(start, end).replaceAll('\n', '').replaceAll('  ', '')
        if (!ends) {
          expect(words.trim()).toBe('')
          return
        }
        const range = document.createRange()
        range.setStart(ends.start.node, ends.start.offset)
        range.setEnd(ends.end.node, ends.end.offset)
        expect(range.toString().trim().replace('by us', '')).toBe(words.trim())
      })
    )
  })

  test('white space that carries the layout is kept', () => {
    const { dom } = build('plain words\ntwo  spaces\n\ta tab\n indented', [])
    expect(dom.blocks.map((view) => view.element.classList.contains('w'))).toEqual([false, true, true, true])
  })
})

describe('from a selection to offsets', () => {
  let page: ReturnType<typeof build>
  beforeEach(() => {
    page = build()
  })
  const select = (anchor: Node, anchorOffset: number, focus: Node, focusOffset: number) => {
    const selection = document.getSelection()
    if (!selection) throw new Error('No selection')
    selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset)
    return selection
  }
  const nodeOf = (index: number): Text => {
    const view = page.dom.blocks[index]
    if (!view) throw new Error(`No block ${index}`)
    return view.node
  }

  test('inside a paragraph, across paragraphs, and backwards', () => {
    expect(selectedRange(page.dom, select(nodeOf(1), 2, nodeOf(1), 5))).toEqual({ start: 9, end: 12 })
    expect(selectedRange(page.dom, select(nodeOf(1), 6, nodeOf(2), 6))).toEqual({ start: 13, end: 27 })
    const backwards = select(nodeOf(2), 6, nodeOf(1), 6)
    expect(selectedRange(page.dom, backwards)).toEqual({ start: 13, end: 27 })
    expect(selectionEnds(page.dom, backwards)).toEqual({ anchor: 27, focus: 13 })
  })

  test('ends in elements, the byline and what is outside count as the nearest text', () => {
    const { dom, at, body } = page
    expect(selectedRange(dom, select(body, 0, body, 1))).toEqual({ start: 7, end: 39 })
    const byline = at('#byline b').firstChild
    if (!byline) throw new Error('No byline')
    expect(selectedRange(dom, select(byline, 1, nodeOf(1), 5))).toEqual({ start: 7, end: 12 })
    expect(selectedRange(dom, select(nodeOf(0), 2, byline, 1))).toEqual({ start: 2, end: 5 })
    expect(selectedRange(dom, select(nodeOf(2), 0, at('body > p'), 1))).toEqual({ start: 21, end: 39 })
    expect(selectedRange(dom, select(at('aside'), 0, nodeOf(0), 3))).toEqual({ start: 0, end: 3 })
  })

  test('a selection elsewhere, or of nothing, is none', () => {
    const { dom, at } = page
    expect(selectedRange(dom, select(at('aside'), 0, at('aside'), 1))).toBe(null)
    expect(selectedRange(dom, select(nodeOf(1), 3, nodeOf(1), 3))).toBe(null)
    expect(selectedRange(dom, select(at('#byline'), 0, at('#byline'), 2))).toBe(null)
    expect(selectedRange(dom, null)).toBe(null)
  })

  test('a caret in the text is a place, one beside it is not', () => {
    expect(selectionEnds(page.dom, select(nodeOf(1), 3, nodeOf(1), 3))).toEqual({ anchor: 10, focus: 10 })
    expect(selectionEnds(page.dom, select(page.body, 0, page.body, 0))).toBe(null)
  })

  test('element ends next to a child mean the text before or after it', () => {
    const section = page.body.firstElementChild
    if (!section) throw new Error('No section')
    expect([0, 1, 2, 3].map((at) => offsetOfPlace(page.dom, section, at, 'start'))).toEqual([7, 21, 33, TEXT.length])
    expect([0, 1, 2, 3].map((at) => offsetOfPlace(page.dom, section, at, 'end'))).toEqual([5, 17, 32, 39])
  })

  test('selecting between any two offsets selects them', () => {
    const inBlock = fc.constantFrom(...page.dom.blocks).chain((view) => fc.integer({ min: view.start, max: view.end }))
    fc.assert(
      fc.property(inBlock, inBlock, (anchor, focus) => {
        const selection = document.getSelection()
        if (!selection) throw new Error('No selection')
        selectBetween(page.dom, selection, { anchor, focus })
        expect(selectionEnds(page.dom, selection)).toEqual({ anchor, focus })
      })
    )
  })
})
