import type { Page } from '@playwright/test'

/** What the page got to put on the clipboard, by media type. */
export type Copied = Readonly<Record<string, string>>

/** From now on, what is copied is kept for `copied`, whichever way it is copied. */
export async function watchClipboard(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, string>[] = []
    Object.assign(window, { copiedBySpec: seen })
    // After the window's own listener, which fills in the data.
    window.addEventListener('copy', ({ clipboardData }) => {
      if (!clipboardData) return
      seen.push(Object.fromEntries(clipboardData.types.map((type) => [type, clipboardData.getData(type)])))
    })
    const { clipboard } = navigator
    clipboard.writeText = async (text) => void seen.push({ 'text/plain': text })
    clipboard.write = async ([item]) => {
      const entries = (item?.types ?? []).map(async (type) => [type, await (await item!.getType(type)).text()] as const)
      seen.push(Object.fromEntries(await Promise.all(entries)))
    }
  })
}

/** What was copied last; null when nothing was. */
export async function copied(page: Page): Promise<Copied | null> {
  return page.evaluate(() => (window as unknown as { copiedBySpec: Copied[] }).copiedBySpec.at(-1) ?? null)
}

/** How the first paragraph of the text is set, as the browser has it. */
export async function textStyle(page: Page): Promise<{ size: number; leading: number; font: string; columns: number }> {
  return page.getByRole('document', { name: 'Article text' }).evaluate((reader) => {
    const paragraph = reader.querySelector('p[data-number]')
    if (!paragraph) throw new Error('there is no paragraph')
    const style = getComputedStyle(paragraph)
    const lefts = [...reader.querySelectorAll('p[data-number]')].flatMap((each) =>
      [...each.getClientRects()].map((rect) => Math.round(rect.left))
    )
    return {
      size: Number.parseFloat(style.fontSize),
      leading: Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
      font: style.fontFamily,
      columns: new Set(lefts).size
    }
  })
}
