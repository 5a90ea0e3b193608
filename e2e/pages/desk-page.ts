import { expect, type Locator, type Page } from '@playwright/test'
import { findPassage, type PassagePoints } from './reader-points'

/** The workbench as a person sees it: found by roles and names, never by classes. */
export class DeskPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get articles(): Locator {
    return this.page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
  }
  get reader(): Locator {
    return this.page.getByRole('document', { name: 'Article text' })
  }
  get inspector(): Locator {
    return this.page.getByRole('region', { name: 'Inspector' })
  }
  get announcements(): Locator {
    return this.page.getByRole('status', { name: 'Announcements' })
  }
  /** The bar over the text: what is looked for, and what was found. */
  get find(): { readonly bar: Locator; readonly field: Locator; readonly found: Locator } {
    const bar = this.page.getByRole('search')
    return { bar, field: bar.getByRole('textbox', { name: 'Find in the article' }), found: bar.getByRole('status') }
  }

  /** The top bar's word that everything is on disk. */
  get saved(): Locator {
    return this.page.getByText(/^Saved/).first()
  }
  /** The highlight that the inspector shows: its words and its label. */
  get selectedHighlight(): Locator {
    return this.inspector.getByRole('figure')
  }
  get importDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Import articles' })
  }
  get toasts(): Locator {
    return this.page.getByRole('region', { name: 'Messages' })
  }

  /** Fills in the first start's form. */
  async setUp(form: { readonly name: string; readonly place: string; readonly sample: boolean }): Promise<void> {
    await this.page.getByLabel('Your name').fill(form.name)
    await this.page.getByLabel('Folder of the library').fill(form.place)
    await this.page.getByRole('checkbox', { name: /sample library/ }).setChecked(form.sample)
    await this.page.getByRole('button', { name: 'Open the workbench' }).click()
  }

  /** Opens the import dialog by its key. */
  async openImport(): Promise<void> {
    await this.page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'Import' }).waitFor()
    await this.page.keyboard.press('Control+i')
    await expect(this.importDialog).toBeVisible()
  }

  /** Imports files through the dialog; resolves when the first of them is open. */
  async importFiles(files: string[]): Promise<void> {
    await this.openImport()
    await this.importDialog.getByLabel('Files to import').setInputFiles(files)
    await this.importDialog.getByRole('button', { name: /^Import/ }).click()
    await expect(this.importDialog).toBeHidden()
    // Until then, keys that act on an article act on nothing.
    await expect(this.reader).toBeVisible()
  }

  async openArticle(title: string | RegExp): Promise<void> {
    await this.articles.filter({ hasText: title }).click()
    await expect(this.announcements).toContainText(title)
    await expect(this.reader).toBeVisible()
  }

  /** Opens a tab of the inspector. */
  async inspect(tab: 'Claim' | 'Annotations' | 'Relations' | 'Article' | 'History'): Promise<Locator> {
    await this.inspector.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    return this.inspector.getByRole('tabpanel')
  }

  /** Selects a passage by dragging the mouse from its first to its last character. */
  async selectByMouse(words: string): Promise<void> {
    const { from, to } = await this.#find(words)
    await this.page.mouse.move(from.x, from.y)
    await this.page.mouse.down()
    await this.page.mouse.move(to.x, to.y, { steps: 6 })
    await this.page.mouse.up()
  }

  /** Selects a passage with the mouse and presses a label's key. */
  async highlight(words: string, key: string): Promise<void> {
    await this.selectByMouse(words)
    await expect.poll(() => this.selectedText()).toBe(words)
    await this.page.keyboard.press(key)
    await expect.poll(() => this.paintedTexts()).toContain(words)
    await expect(this.saved).toBeVisible()
  }

  /** The text selected in the page. */
  async selectedText(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '')
  }

  /** Clicks in the middle of a passage. */
  async clickText(words: string): Promise<void> {
    const middle = await this.middleOf(words)
    await this.page.mouse.click(middle.x, middle.y)
  }

  /** The middle of a passage in the window, scrolled into view. */
  async middleOf(words: string): Promise<{ readonly x: number; readonly y: number }> {
    return (await this.#find(words)).middle
  }

  /** The words that are painted as highlights, read from the browser's highlight registry, each passage once. */
  async paintedTexts(): Promise<string[]> {
    return this.page.evaluate(() => {
      const texts = new Set<string>()
      for (const highlight of CSS.highlights.values()) {
        for (const range of highlight) {
          const live = document.createRange()
          live.setStart(range.startContainer, range.startOffset)
          live.setEnd(range.endContainer, range.endOffset)
          texts.add(live.toString())
        }
      }
      return [...texts].sort()
    })
  }

  /** Every painted highlight with its label: `claim “the words”`. Two identical ones count as two. */
  async paintedHighlights(): Promise<string[]> {
    return this.page.evaluate(() => {
      const painted: string[] = []
      CSS.highlights.forEach((highlight, name) => {
        // Names are `reader-<n>:<label>:<lane>`; gaps between parts and masked text are no highlights.
        const [, label, part] = name.split(':')
        if (!label || part === 'gap') return
        for (const range of highlight) {
          const live = document.createRange()
          live.setStart(range.startContainer, range.startOffset)
          live.setEnd(range.endContainer, range.endOffset)
          painted.push(`${label} “${live.toString()}”`)
        }
      })
      return painted.sort()
    })
  }

  /** What is painted as found: the match that one is at, and the others near the view, in order. */
  async paintedMatches(): Promise<{ current: string[]; others: string[] }> {
    return this.page.evaluate(() => {
      const textsOf = (ending: string) => {
        const texts: string[] = []
        CSS.highlights.forEach((highlight, name) => {
          if (name.endsWith(ending)) for (const range of highlight) texts.push(textOf(range))
        })
        return texts
      }
      const textOf = (range: AbstractRange) => {
        const live = document.createRange()
        live.setStart(range.startContainer, range.startOffset)
        live.setEnd(range.endContainer, range.endOffset)
        return live.toString()
      }
      return { current: textsOf('::current-match'), others: textsOf('::match') }
    })
  }

  /** Where a passage is in the window; it is scrolled to. */
  async placeOf(words: string): Promise<PassagePoints> {
    return this.#find(words)
  }

  async #find(words: string): Promise<PassagePoints> {
    // Sections get their real height when they come near the view, so a passage may still move after it was scrolled to.
    let last = ''
    for (;;) {
      const points = await this.reader.evaluate(findPassage, words)
      if (!points) throw new Error(`“${words}” is not in the reader`)
      const now = JSON.stringify(points)
      if (now === last) return points
      last = now
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
  }
}
