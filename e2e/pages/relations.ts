import { expect, type Page } from '@playwright/test'
import { appClient } from './app-client'
import type { DeskPage } from './desk-page'

/** What is drawn beside the text: `said-by from “…” to “…”` by ids, with its shape, in order. */
export async function drawnRelations(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGGElement>('[data-layer="relations"] g[data-relation]')]
      .map(({ dataset }) => `${dataset['type']} ${dataset['from']} ${dataset['to']} ${dataset['shape']}`)
      .sort()
  )
}

/** What is stored with an article, and from others to it, in the same words. */
export async function storedRelations(page: Page, article: string): Promise<string[]> {
  const { relations, incoming } = await appClient(page).call('article.open', { article })
  const within = relations.map(({ type, from, to }) => {
    return `${type} ${from.span} ${to.span} ${to.article === article ? 'bracket' : 'out'}`
  })
  return [...within, ...incoming.map(({ type, from, to }) => `${type} ${from.span} ${to.span} out`)].sort()
}

/** What is drawn is what is stored: nothing more, nothing else. For an article that lies near the view as a whole. */
export async function expectDrawnAsStored(page: Page, article: string, count: number): Promise<void> {
  await expect.poll(async () => (await drawnRelations(page)).length).toBe(count)
  expect(await drawnRelations(page)).toEqual(await storedRelations(page, article))
}

/** The boxes of everything drawn beside the text, and of the words: none may lie over the other. */
export async function marksOverWords(page: Page): Promise<number> {
  return page.evaluate(() => {
    const document_ = document.querySelector('[role="document"]')
    const words = [...(document_?.querySelectorAll('p, h1') ?? [])].flatMap((block) => {
      const range = document.createRange()
      range.selectNodeContents(block)
      return [...range.getClientRects()]
    })
    const marks = [...document.querySelectorAll('[data-layer="relations"] :is(path, rect, text, circle)')]
      .filter((mark) => mark.getAttribute('d') !== '' && !mark.closest('title'))
      .map((mark) => mark.getBoundingClientRect())
      .filter(({ width, height }) => width + height > 0)
    const over = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom && b.top < a.bottom
    return marks.filter((mark) => words.some((word) => over(mark, word))).length
  })
}

/** The port of the selected highlight, from which a relation is dragged. */
export async function portPlace(desk: DeskPage): Promise<{ readonly x: number; readonly y: number }> {
  const port = desk.page.locator('[data-layer="relations"] [data-port]')
  await expect(port).toBeAttached()
  const box = await port.evaluate((each) => {
    const { left, top, width, height } = each.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
  return box
}
