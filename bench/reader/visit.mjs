// One visit: a fresh page with one subject and one document, and everything that is measured there, in one order.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainTitleOf, startApp, titleOf, WARM_UP } from './app-server.mjs'
import { passagesOf } from './corpus.mjs'

export const VIEWPORT = { width: 1440, height: 900 }
const pageScript = (/** @type {string} */ name) => readFileSync(join(import.meta.dirname, 'page', name), 'utf8')

/** Longest wait for a change to show, and for things that are not measured. In milliseconds. */
const PATIENCE = 20_000
/** Longest wait for the app to open an article, and for a sweep. */
const LONG_PATIENCE = 120_000

/**
 * @typedef {object} Where
 * @property {import('playwright-core').Browser} browser
 * @property {string} pagesUrl
 * @property {string} root the project's folder
 * @property {NodeJS.ProcessEnv} appEnv environment of the app over the library with the documents
 * @property {number} openLimit milliseconds a subject has to open the document
 * @property {number} changes how many passages are added, recoloured and removed
 * @property {number} sweepFrames
 *
 * @typedef {{ painted: number, work: number, cpu: number }} Timed `cpu`: what the page's main thread computed meanwhile
 *
 * @typedef {object} Visit in milliseconds and bytes; what is not there was not measured
 * @property {number} [openLimit] set when the subject did not open the document in this time
 * @property {string} [problem] what went wrong, if something did
 * @property {{ painted: number, work?: number, fromData?: number, fetched?: number, data?: number }} [open]
 * @property {number} [heap] what opening added to the heap
 * @property {{ add: Timed[], recolour: Timed[], remove: Timed[] }} [changes]
 * @property {{ times: number[], cpu: number }} [sweep] `cpu`: a frame's, on average
 * @property {number[]} [hits]
 *
 * @typedef {{ id: string, size: number, corpus: import('./corpus.mjs').Corpus }} Task `size`: the corpus's number
 */

/**
 * Rejects when `promise` takes longer than `limit` milliseconds.
 * @template Result
 * @param {Promise<Result>} promise
 * @param {number} limit
 * @returns {Promise<Result>}
 */
async function within(promise, limit) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((_settle, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer in ${limit / 1000} s`)), limit)
  })
  try {
    return /** @type {Result} */ (await Promise.race([promise, late]))
  } finally {
    clearTimeout(timer)
  }
}
class TooLate extends Error {}

/**
 * Bytes of live objects, JavaScript's and the document's, after collecting what is not.
 * @param {import('playwright-core').CDPSession} session
 */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/**
 * Time that the page's main thread has computed so far, in milliseconds: unlike the time on the clock it does not grow
 * when other programs want the processor.
 * @param {import('playwright-core').CDPSession} session
 */
async function computedBy(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<import('playwright-core').CDPSession>}
 */
async function sessionOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} expression evaluated in the page; may give a promise
 * @returns {Promise<any>}
 */
const ask = (page, expression) => page.evaluate(expression)

/**
 * Adds, recolours and removes passages by the keys a person uses in the app.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} session
 * @param {import('./corpus.mjs').Corpus} corpus
 * @param {number} count
 * @param {boolean} isOwnPage whether the page has to be told of the passage
 */
async function change(page, session, corpus, count, isOwnPage) {
  /** @type {{ add: Timed[], recolour: Timed[], remove: Timed[] }} */
  const times = { add: [], recolour: [], remove: [] }
  await ask(page, 'bench.pace(true)')
  // The first one warms up and is not counted.
  for (const [index, passage] of passagesOf(corpus, count + 1).entries()) {
    const { start, end } = passage
    const made = (/** @type {number} */ label) => JSON.stringify({ id: `made-${index}`, start, end, label })
    if (isOwnPage) await ask(page, `setPassage(${made(0)})`)
    await ask(page, `bench.select(subject.rangeOf(${start}, ${end}))`)
    const steps = /** @type {const} */ ([
      ['add', '1', `subject.isShown(${made(0)})`],
      ['recolour', '2', `subject.isShown(${made(1)})`],
      ['remove', 'Delete', `!subject.isShown(${made(1)})`]
    ])
    for (const [name, key, isShown] of steps) {
      await ask(page, 'bench.settle(20)')
      await ask(page, `void bench.arm('keydown', () => subject.isShown === null || ${isShown})`)
      const before = await computedBy(session)
      await page.keyboard.press(key)
      const { painted, work } = await within(ask(page, 'bench.result()'), PATIENCE)
      const cpu = (await computedBy(session)) - before
      if (index > 0) times[name].push({ painted, work, cpu })
    }
    await ask(page, 'bench.settle(20)')
  }
  await ask(page, 'bench.pace(false)')
  return times
}

/**
 * Everything after opening.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').CDPSession} session
 * @param {Where} where
 * @param {Task} task
 * @param {boolean} isOwnPage
 */
async function measureOpened(page, session, { changes, sweepFrames }, { corpus }, isOwnPage) {
  const middle = passagesOf(corpus, 1)[0]?.start ?? 0
  // Sections get their real heights on the way; the third time the place stays.
  for (let time = 0; time < 3; time += 1) await ask(page, `subject.reveal(${middle}); bench.settle(100)`)
  await ask(page, 'subject.scroller.focus({ preventScroll: true })')
  const changed = await change(page, session, corpus, changes, isOwnPage)
  const hits = await ask(page, 'bench.hits(subject, 5)')
  await ask(page, 'bench.settle(200)')
  const before = await computedBy(session)
  const times = await within(ask(page, `bench.sweep(subject.scroller, ${sweepFrames})`), LONG_PATIENCE)
  const cpu = ((await computedBy(session)) - before) / sweepFrames
  return { changes: changed, hits, sweep: { times, cpu } }
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Where} where
 * @param {Task} task
 * @returns {Promise<Visit>}
 */
async function visitPage(page, where, task) {
  await page.addInitScript(pageScript('probe.js'))
  await page.goto(`${where.pagesUrl}/index.html?subject=${task.id}&size=${task.size}`)
  await page.locator('body[data-ready]').waitFor({ timeout: PATIENCE })
  const session = await sessionOf(page)
  await ask(page, 'bench.settle(200)')
  const before = await heapOf(session)
  await ask(page, 'bench.settle(200)')
  let open
  try {
    open = await within(ask(page, 'openSubject()'), where.openLimit)
  } catch (error) {
    if (error instanceof TooLate) return { openLimit: where.openLimit }
    throw error
  }
  await ask(page, 'bench.settle(600)')
  const heap = (await heapOf(session)) - before
  await ask(page, 'subject.index()')
  return { open, heap, ...(await measureOpened(page, session, where, task, true)) }
}

/**
 * The page's list of articles, clicked as a person does; resolves when the article is on screen.
 * @param {import('playwright-core').Page} page
 * @param {string} title
 */
async function openInApp(page, title) {
  const row = page.getByRole('listbox', { name: 'Articles' }).getByRole('option').filter({ hasText: title })
  await row.waitFor({ timeout: PATIENCE })
  await ask(page, 'bench.armOpen()')
  await row.click()
  return within(ask(page, 'bench.result()'), LONG_PATIENCE)
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Where} where
 * @param {Task} task
 * @param {string} url the app's address, good for one window
 * @param {boolean} isPlain the text without annotations, for its heap
 * @returns {Promise<Visit>}
 */
async function visitApp(page, where, task, url, isPlain) {
  await page.addInitScript(pageScript('probe.js'))
  await page.addInitScript(pageScript('ours.js'))
  await page.goto(url)
  const session = await sessionOf(page)
  await ask(page, 'void (subject.expectsHighlights = false)')
  await openInApp(page, WARM_UP)
  await ask(page, 'bench.settle(500)')
  const { corpus } = task
  const firstWords = JSON.stringify(corpus.text.slice(0, 40))
  await ask(page, `void (subject.expectsHighlights = ${!isPlain}, subject.firstWords = ${firstWords})`)
  const open = await openInApp(page, isPlain ? plainTitleOf(corpus) : titleOf(corpus))
  await ask(page, 'bench.settle(600)')
  const heap = await heapOf(session)
  if (isPlain) return { heap }
  await page.evaluate((text) => /** @type {any} */ (window).subject.index(text), corpus.text)
  return { open, heap, ...(await measureOpened(page, session, where, task, false)) }
}

/**
 * @param {Where} where
 * @param {Task} task
 * @returns {Promise<Visit>}
 */
export async function visit(where, task) {
  const context = await where.browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' })
  const page = await context.newPage()
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  try {
    if (!task.id.startsWith('app')) return await visitPage(page, where, task)
    const app = await startApp(where.root, where.appEnv)
    try {
      return await visitApp(page, where, task, app.url, task.id === 'app-plain')
    } finally {
      await context.close()
      await app.close()
    }
  } catch (error) {
    // A peer that fails is a row of the table, not the end of the run.
    return {
      problem: [error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), ...errors].join('; ')
    }
  } finally {
    // A page that is still at work does not answer; its process is ended with the context.
    await Promise.race([context.close(), new Promise((settle) => setTimeout(settle, 5000))])
  }
}
