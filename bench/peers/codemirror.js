// @ts-nocheck -- its packages are installed only when the benchmark runs
// CodeMirror 6 as a read-only reader: annotations are mark decorations in a state field.
import { EditorState, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView } from '@codemirror/view'

const { bench } = window
const change = StateEffect.define()

export function create(container, corpus) {
  const { text, annotations, labels } = corpus
  const marks = labels.map((_, label) => (id) => Decoration.mark({ class: `cm-label-${label}`, id }))
  const rangeOf = ({ id, start, end, label }) => marks[label](id).range(start, end)
  const field = StateField.define({
    create: () => RangeSet.of(annotations.map(rangeOf)),
    update(value, { effects }) {
      let result = value
      for (const effect of effects) {
        if (!effect.is(change)) continue
        const { add, remove } = effect.value
        const near = remove ?? add
        result = result.update({
          add: add ? [rangeOf(add)] : [],
          filterFrom: near.start,
          filterTo: near.end,
          filter: (_from, _to, value) => value.spec.id !== near.id
        })
      }
      return result
    },
    provide: (from) => EditorView.decorations.from(from)
  })
  const colours = Object.fromEntries(
    labels.map(({ hue }, label) => [`.cm-label-${label}`, { backgroundColor: `oklch(0.9 0.09 ${hue})` }])
  )
  let view
  return {
    open() {
      const state = EditorState.create({
        doc: text,
        extensions: [
          field,
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.contentAttributes.of({ tabindex: '0' }),
          EditorView.lineWrapping,
          EditorView.theme({
            '&': { height: '100%' },
            '.cm-scroller': { overflow: 'auto', scrollbarWidth: 'none' },
            '.cm-line': { paddingBottom: '0.78em' },
            ...colours
          })
        ]
      })
      view = new EditorView({ state, parent: container })
    },
    isOpen: () => container.querySelector('[class*="cm-label-"]') !== null,
    get scroller() {
      return view.scrollDOM
    },
    index() {},
    forget() {},
    reveal: (offset) => view.dispatch({ effects: EditorView.scrollIntoView(offset, { y: 'center' }) }),
    rangeOf(start, end) {
      const range = document.createRange()
      const first = view.domAtPos(start)
      const last = view.domAtPos(end)
      range.setStart(first.node, first.offset)
      range.setEnd(last.node, last.offset)
      return range
    },
    add: (passage) => view.dispatch({ effects: change.of({ add: passage }) }),
    recolour: (passage) => view.dispatch({ effects: change.of({ add: passage }) }),
    remove: (passage) => view.dispatch({ effects: change.of({ remove: passage }) }),
    isShown({ start, label }) {
      const { node } = view.domAtPos(start, 1)
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
      const line = element?.closest('.cm-line')
      const marked = [...(line?.querySelectorAll(`.cm-label-${label}`) ?? [])]
      return marked.some((each) => view.posAtDOM(each) === start)
    },
    hit(x, y) {
      const position = view.posAtCoords({ x, y })
      const found = []
      if (position !== null) {
        view.state.field(field).between(position, position, (_from, _to, value) => void found.push(value.spec.id))
      }
      return found
    },
    bench
  }
}
