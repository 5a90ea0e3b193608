import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Folder for pictures of every state, for eyes to look at; none are taken without it. */
const PICTURES = process.env['CLAIMDESK_A11Y_PICTURES']

/** Waits until nothing moves: colours on their way from one to the other have a contrast of their own. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(running.map((each) => each.finished))
  })
}

/** Axe finds nothing serious or critical in the window as it is, in the light and the dark theme. */
export async function checkThemes(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await atRest(page)
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${state.replace(/\W+/g, '-')}-${colorScheme}.png` })
    const { passes, violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({ id, where: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`) }))
    expect(
      passes.map(({ id }) => id),
      'axe looked at the colours'
    ).toContain('color-contrast')
    expect.soft(grave, `${state}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}
