import { expect, type Locator, type Page } from '@playwright/test'

/** Start and end in UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

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

  /** Fills in the first start's form. */
  async setUp(form: { readonly name: string; readonly place: string; readonly sample: boolean }): Promise<void> {
    await this.page.getByLabel('Your name').fill(form.name)
    await this.page.getByLabel('Folder of the library').fill(form.place)
    await this.page.getByRole('checkbox', { name: /sample library/ }).setChecked(form.sample)
    await this.page.getByRole('button', { name: 'Open the workbench' }).click()
  }

  /** Imports files through the dialog; resolves when they are in the list. */
  async importFiles(files: string[]): Promise<void> {
    await this.page.getByRole('region', { name: 'Articles' }).getByRole('button', { name: 'Import' }).waitFor()
    await this.page.keyboard.press('Control+i')
    const dialog = this.page.getByRole('dialog', { name: 'Import articles' })
    await dialog.locator('input[type=file]').setInputFiles(files)
    await dialog.getByRole('button', { name: /^Import/ }).click()
    await expect(dialog).toBeHidden()
  }

  async openArticle(title: string | RegExp): Promise<void> {
    await this.articles.filter({ hasText: title }).click()
    await expect(this.reader).toBeVisible()
  }

  /** Opens a tab of the inspector. */
  async inspect(tab: 'Claim' | 'Annotations' | 'Article' | 'History'): Promise<Locator> {
    await this.inspector.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    return this.inspector.getByRole('tabpanel')
  }

  /** Selects a passage by dragging the mouse from its first to its last character. */
  async selectByMouse(words: string): Promise<void> {
    const box = await this.reader.evaluate((reader, wanted) => {
      const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        node.parentElement?.scrollIntoView({ block: 'center' })
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 0)
        const first = rects[0]
        const last = rects.at(-1)
        if (!first || !last) return null
        return {
          from: { x: first.left + 1, y: first.top + first.height / 2 },
          to: { x: last.right - 1, y: last.top + last.height / 2 }
        }
      }
      return null
    }, words)
    if (!box) throw new Error(`“${words}” is not in the reader`)
    await this.page.mouse.move(box.from.x, box.from.y)
    await this.page.mouse.down()
    await this.page.mouse.move(box.to.x, box.to.y, { steps: 6 })
    await this.page.mouse.up()
  }

  /** The text selected in the page. */
  async selectedText(): Promise<string> {
    return this.page.evaluate(() => getSelection()?.toString() ?? '')
  }

  /** Clicks in the middle of a passage. */
  async clickText(words: string): Promise<void> {
    const point = await this.reader.evaluate((reader, wanted) => {
      const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at + Math.floor(wanted.length / 2))
        range.setEnd(node, at + Math.floor(wanted.length / 2) + 1)
        node.parentElement?.scrollIntoView({ block: 'center' })
        const rect = range.getBoundingClientRect()
        return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 }
      }
      return null
    }, words)
    if (!point) throw new Error(`“${words}” is not in the reader`)
    await this.page.mouse.click(point.x, point.y)
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
}
