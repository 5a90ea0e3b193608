// What measures, in every page alike: put into the app's window by the browser before anything else runs there, and
// into the pages of the other subjects the same way. The app itself carries none of it.
//
// "Painted" means: the first task after a frame in which what was done is to be seen. A message posted in the frame's
// callbacks is handled as soon as style, layout and paint are done. Two numbers come of it:
//   painted  from the event (key press, click, call) to that moment, waiting for the screen's next frame included
//   work     the same without that wait: the event's own task, and the frame from its first callback to its end
/**
 * @typedef {object} Passage
 * @property {string} id
 * @property {number} start
 * @property {number} end
 * @property {number} label
 *
 * @typedef {object} Subject the page's side of what is measured; `window.subject`
 * @property {HTMLElement} scroller
 * @property {() => boolean} isOpen whether text, and highlights if there are any, are on screen
 * @property {(offset: number) => void} reveal brings a place of the text to the middle of the view
 * @property {(start: number, end: number) => Range} rangeOf a range over `[start, end)` of the text
 * @property {(passage: Passage) => boolean} isShown whether the passage is to be seen with its label
 * @property {(x: number, y: number) => unknown} hit finds what lies under a point, and gives it if it has a way to
 */
;(() => {
  const channel = new MessageChannel()
  /** @type {((now: number) => void)[]} */
  const waiting = []
  channel.port1.onmessage = () => waiting.shift()?.(performance.now())

  /** The time when the task that runs now, or the frame that is made now, is over. */
  const afterThis = () =>
    new Promise((/** @type {(now: number) => void} */ settle) => {
      waiting.push(settle)
      channel.port2.postMessage(null)
    })
  const frame = () => new Promise((settle) => requestAnimationFrame(() => settle(performance.now())))

  /**
   * From `from` to the end of the first frame in which `isShown()`.
   * @param {number} from
   * @param {Promise<number>} over when the task that began at `from` is over
   * @param {() => boolean} isShown
   */
  async function untilPainted(from, over, isShown) {
    const started = new Promise((/** @type {(times: { start: number, end: Promise<number> }) => void} */ settle) => {
      requestAnimationFrame(() => settle({ start: performance.now(), end: afterThis() }))
    })
    let { start, end } = await started
    let painted = await end
    let work = Math.min(await over, start) - from + (painted - start)
    let frames = 1
    while (!isShown()) {
      start = await frame()
      painted = await afterThis()
      work += painted - start
      frames += 1
    }
    return { painted: painted - from, work, frames }
  }

  /** @type {Promise<unknown> | null} */
  let armed = null

  // While changes are measured, frames come at the screen's own pace, as they do when anything moves. Without that an
  // idle page gets its frame the moment something changed, and the wait that a person has is not in the number.
  let isPaced = false
  function keepPace() {
    if (isPaced) requestAnimationFrame(keepPace)
  }

  /** When the last answer that held an article was parsed: the moment the app has text and annotations at hand. */
  let dataAt = 0
  let fetchedAt = 0
  const parse = Response.prototype.json
  Response.prototype.json = async function () {
    const fetched = performance.now()
    const value = await parse.call(this)
    if (value?.result?.spans && typeof value.result.text === 'string') {
      fetchedAt = fetched
      dataAt = performance.now()
    }
    return value
  }

  const bench = {
    /**
     * The next event of that kind starts the clock, before anything of the page hears of it.
     * @param {'keydown' | 'click'} type
     * @param {() => boolean} isShown
     */
    arm(type, isShown) {
      armed = new Promise((settle) => {
        // Heard last: by then all that answers to the event at once has run, React's rendering included.
        const over = new Promise((/** @type {(now: number) => void} */ end) => {
          window.addEventListener(type, () => end(performance.now()), { once: true })
        })
        const start = () => settle(untilPainted(performance.now(), over, isShown))
        window.addEventListener(type, start, { capture: true, once: true })
      })
    },
    result: () => armed,
    /** @param {boolean} on whether frames are to come at the screen's pace even if nothing changes */
    pace(on) {
      if (on && !isPaced) requestAnimationFrame(keepPace)
      isPaced = on
    },
    /** @param {() => void} call @param {() => boolean} isShown */
    async time(call, isShown) {
      const from = performance.now()
      /** @type {(now: number) => void} */
      let end = () => {}
      const timed = untilPainted(from, new Promise((settle) => (end = settle)), isShown)
      call()
      end(performance.now())
      return timed
    },
    /**
     * The next click opens an article in the app. Gives, in milliseconds from the click: when the answer's head came
     * (`fetched`), when it was read and parsed (`data`), when it was painted; and what lies between the last two.
     */
    armOpen() {
      const subject = () => /** @type {any} */ (window).subject
      dataAt = 0
      armed = new Promise((settle) => {
        const listener = async () => {
          const from = performance.now()
          const { painted } = await untilPainted(from, Promise.resolve(from), () => dataAt > 0 && subject().isOpen())
          settle({ painted, fetched: fetchedAt - from, data: dataAt - from, fromData: painted - (dataAt - from) })
        }
        window.addEventListener('click', () => void listener(), { capture: true, once: true })
      })
    },
    /** Two frames and a moment without work. */
    async settle(pause = 60) {
      await frame()
      await frame()
      await new Promise((settle) => setTimeout(settle, pause))
      await new Promise((settle) => requestIdleCallback(settle, { timeout: 2000 }))
    },
    /**
     * Sweeps the whole document: a jump each frame, the same share of the height for every subject.
     * @param {HTMLElement} scroller
     * @param {number} frames
     */
    async sweep(scroller, frames) {
      scroller.scrollTop = 0
      await bench.settle(200)
      const times = []
      let last = await frame()
      for (let at = 1; at <= frames; at += 1) {
        scroller.scrollTop = (at / frames) * (scroller.scrollHeight - scroller.clientHeight)
        const now = await frame()
        times.push(now - last)
        last = now
      }
      return times
    },
    /**
     * Time of one question "what is here?", averaged over a grid of points in view, several times over.
     * @param {Subject} subject
     * @param {number} repeats
     */
    hits(subject, repeats) {
      const box = subject.scroller.getBoundingClientRect()
      const points = []
      for (let row = 0; row < 20; row += 1) {
        for (let column = 0; column < 10; column += 1) {
          points.push([box.left + (box.width * (column + 3)) / 16, box.top + (box.height * (row + 1)) / 22])
        }
      }
      const averages = []
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const from = performance.now()
        for (const [x = 0, y = 0] of points) subject.hit(x, y)
        averages.push((performance.now() - from) / points.length)
      }
      return averages
    },
    /**
     * Knows the places of a text in a document where paragraphs are elements, however cut up inside.
     * @param {Element[]} elements the paragraphs' elements, in order
     * @param {string} text
     */
    indexParagraphs(elements, text) {
      let from = 0
      const starts = elements.map((element) => {
        const at = text.indexOf(element.textContent ?? '', from)
        if (at < 0) throw new Error(`not the text: ${element.textContent?.slice(0, 60)}`)
        from = at + (element.textContent ?? '').length
        return at
      })
      const elementAt = (/** @type {number} */ offset) => {
        let low = 0
        let high = starts.length
        while (low < high) {
          const middle = (low + high) >> 1
          if ((starts[middle] ?? Infinity) <= offset) low = middle + 1
          else high = middle
        }
        return low - 1
      }
      const placeOf = (/** @type {number} */ offset, /** @type {boolean} */ isEnd) => {
        const at = elementAt(offset)
        const walker = document.createTreeWalker(/** @type {Node} */ (elements[at]), NodeFilter.SHOW_TEXT)
        let left = offset - (starts[at] ?? 0)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.nodeValue?.length ?? 0
          if (isEnd ? left <= length : left < length) return { node, offset: left }
          left -= length
        }
        throw new Error(`no place at ${offset}`)
      }
      return {
        elementAt: (/** @type {number} */ offset) => /** @type {HTMLElement} */ (elements[elementAt(offset)]),
        /** @param {number} start @param {number} end */
        rangeOf(start, end) {
          const range = document.createRange()
          const first = placeOf(start, false)
          const last = placeOf(end, true)
          range.setStart(first.node, first.offset)
          range.setEnd(last.node, last.offset)
          return range
        }
      }
    },
    /** @param {Range} range */
    select(range) {
      document
        .getSelection()
        ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
    }
  }
  Object.assign(window, { bench })
})()
