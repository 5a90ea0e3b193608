// npm run screenshots: makes the README's pictures from the real app, with the sample library and invented work on it.
import './lib/require-node.mjs'
import { fork, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './lib/ensure-browser.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { findBrowser, needsNoSandbox } from './lib/find-browser.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { ARTICLE_FILE, sampleAnnotations, SHOWN_QUOTE } from './lib/sample-annotations.mjs'

const SIZE = { width: 1440, height: 900 }

/** @typedef {import('playwright-core').Page} Page */

/**
 * Makes a library with the sample articles and the annotations of one of them.
 * @param {string} dir
 * @returns {NodeJS.ProcessEnv} the environment of the app over that library
 */
function prepareLibrary(dir) {
  const env = {
    ...process.env,
    CLAIMDESK_LIBRARY: join(dir, 'Estuary desk'),
    CLAIMDESK_CONFIG_DIR: join(dir, 'config')
  }
  const person = { id: 'mara-klein-000001', name: 'Mara Klein' }
  const config = { format: 'claimdesk/config', version: 1, person, device: 'pictures', lastLibrary: null }
  mkdirSync(join(dir, 'config'))
  writeFileSync(join(dir, 'config', 'config.json'), JSON.stringify(config))
  const samples = join(root, 'resources', 'sample')
  const claimdesk = (/** @type {string[]} */ ...args) => {
    const program = join(root, 'out', 'main', 'cli.js')
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`claimdesk ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  const texts = readdirSync(samples).filter((name) => name.endsWith('.txt'))
  claimdesk('import', ...texts.map((name) => join(samples, name)))
  const text = readFileSync(join(samples, ARTICLE_FILE), 'utf8')
  const title = text.split('\n', 1)[0]
  /** @type {{ articles: { id: string, title: string }[] }} */
  const { articles } = JSON.parse(claimdesk('list', '--json'))
  const article = articles.find((each) => each.title === title)
  if (!article) throw new Error(`The sample article is not in the list: ${title}`)
  const annotations = join(dir, 'annotations.jsonld')
  writeFileSync(annotations, sampleAnnotations(text))
  claimdesk('import', '--format', 'w3c', '--article', article.id, annotations)
  return env
}

/**
 * The middle of the first line of some words of the article.
 * @param {Page} page
 * @param {string} quote
 */
function placeOf(page, quote) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(words) ?? -1
      if (at < 0 || !node.parentElement?.closest('main')) continue
      node.parentElement.scrollIntoView({ block: 'center' })
      const range = new Range()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      const [line] = range.getClientRects()
      if (line) return { x: line.x + 12, y: line.y + line.height / 2 }
    }
    throw new Error(`not on the page: ${words}`)
  }, quote)
}

/**
 * A line check of the article that is open, at its second claim; begun with the first picture, gone on with later.
 * @param {Page} page
 */
async function openFactCheck(page) {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Fact-check' }).click()
  const begin = page.getByRole('button', { name: 'New session' }).first()
  const suggestions = page.getByRole('region', { name: 'Suggestions' })
  // A session that was under way goes on by itself.
  await begin.or(suggestions).first().waitFor()
  if (!(await suggestions.isVisible())) {
    await begin.click()
    const dialog = page.getByRole('dialog', { name: 'New session' })
    await dialog.getByRole('radio', { name: 'Line check' }).check()
    await dialog.getByRole('button', { name: 'Begin' }).click()
  }
  await suggestions.getByText(/suggestions/).waitFor()
  await page.getByRole('listbox', { name: 'Claims' }).getByRole('option').nth(1).click()
  await page.getByRole('region', { name: 'Claim sheet' }).waitFor()
  await page.waitForTimeout(1000) // for the marks at the new place and the scroll to it
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {'light' | 'dark'} theme
 */
async function takePicture(env, theme) {
  const { chromium } = await import('playwright-core')
  const child = fork(join(root, 'e2e', 'hosts', 'serve.mjs'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  /** @type {string} */
  const url = await new Promise((settle, reject) => {
    child.once('message', (/** @type {{ url: string }} */ message) => settle(message.url))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const installed = findBrowser()
  const browser = await chromium.launch({
    ...(installed ? { executablePath: installed } : {}),
    chromiumSandbox: !needsNoSandbox()
  })
  try {
    const page = await browser.newPage({ viewport: SIZE, colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto(url)
    await page.getByText('Harbour expansion').first().click()
    await page.getByText(SHOWN_QUOTE.slice(0, 20)).first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    const { x, y } = await placeOf(page, SHOWN_QUOTE)
    await page.mouse.click(x, y)
    await page.mouse.move(x, SIZE.height - 100)
    await page.waitForTimeout(500) // for the fonts and the marks at the new place
    const file = join(root, 'docs', `screenshot-${theme}.png`)
    await page.screenshot({ path: file })
    console.log(file)
    await openFactCheck(page)
    const session = join(root, 'docs', `fact-check-${theme}.png`)
    await page.screenshot({ path: session })
    console.log(session)
  } finally {
    await browser.close()
    if (child.connected) child.send('stop')
    await new Promise((settle) => child.once('exit', settle))
  }
}

if ((await ensureInstalled()) && (await ensureBrowser()) && (await ensureBuilt())) {
  const dir = mkdtempSync(join(tmpdir(), 'claimdesk-screenshots-'))
  try {
    const env = prepareLibrary(dir)
    await takePicture(env, 'light')
    await takePicture(env, 'dark')
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
} else {
  process.exitCode = 1
}
