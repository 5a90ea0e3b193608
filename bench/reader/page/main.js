// A page with one subject in it. The data is fetched first; opening starts when it is at hand.
import '@fontsource-variable/source-serif-4'
import './page.css'
import { SUBJECTS } from './subjects.js'

const { bench } = /** @type {any} */ (window)
const query = new URLSearchParams(location.search)
const container = /** @type {HTMLElement} */ (document.getElementById('container'))
const response = await fetch(`/corpus/${query.get('size')}.json`)
const corpus = await response.json()
const load = SUBJECTS[query.get('subject') ?? '']
if (!load) throw new Error(`no such subject: ${query.get('subject')}`)
const { create } = await load()
await document.fonts.load("19px 'Source Serif 4 Variable'")
const subject = create(container, corpus)

/** @type {{ id: string, start: number, end: number, label: number } | null} */
let passage = null
Object.assign(window, {
  subject,
  openSubject: () =>
    bench.time(
      () => subject.open(),
      () => subject.isOpen()
    ),
  setPassage(/** @type {NonNullable<typeof passage>} */ next) {
    passage = next
  }
})

// The app answers to its label keys and to Delete; here the same keys call what the library has for it. The selection
// is let go of as in the app, so that plain text has something to paint as well.
window.addEventListener('keydown', (event) => {
  if (!passage) return
  const labelled = (/** @type {number} */ label) => ({ ...passage, label })
  if (event.key === '1') {
    document.getSelection()?.collapseToEnd()
    subject.add(labelled(0))
  } else if (event.key === '2') subject.recolour(labelled(1), labelled(0))
  else if (event.key === 'Delete') subject.remove(labelled(1))
  else return
  event.preventDefault()
})
document.body.dataset.ready = 'yes'
