import type { Page } from '@playwright/test'
import type { AttributeKindId } from '../../src/core/labels/attribute-kind'
import type { AttributeDefinition, Label } from '../../src/core/model/scheme'
import { DEFAULT_SCHEME } from '../../src/core/model/scheme'
import { appClient } from './app-client'

const attribute = (
  id: string,
  name: string,
  kind: AttributeKindId,
  more: Partial<AttributeDefinition> = {}
): AttributeDefinition => ({
  id,
  name,
  kind,
  description: '',
  required: false,
  options: [],
  minimum: null,
  maximum: null,
  ...more
})

/** What this scheme asks about a quantity: one attribute of every kind, two of them required. */
const ABOUT_QUANTITIES: readonly AttributeDefinition[] = [
  attribute('stance', 'Stance', 'choice', { required: true, options: ['for', 'against', 'neither'] }),
  attribute('share', 'Share', 'number', { required: true, minimum: 0, maximum: 100 }),
  attribute('reasons', 'Reasons', 'several', { options: ['costs, and debts', 'jobs', 'health', 'noise'] }),
  attribute('direct', 'Direct speech', 'flag'),
  attribute('remark', 'Remark', 'text', { description: 'In the words of the article, if it has any.' }),
  attribute('since', 'Since', 'date'),
  attribute('sure', 'How sure', 'certainty')
]
const ABOUT_ARTICLES: readonly AttributeDefinition[] = [
  attribute('desk', 'Desk', 'choice', {
    required: true,
    options: ['politics', 'economy', 'sports', 'the arts', 'science', 'the region']
  })
]

const attributesOf = (label: Label): readonly AttributeDefinition[] =>
  label.id === 'quantity' ? ABOUT_QUANTITIES : label.id === 'needs-work' ? ABOUT_ARTICLES : []

/** Gives the library's scheme attributes, as if by another window: on “Quantity” and on “Needs work”. */
export async function putAttributes(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Articles' }).waitFor()
  const client = appClient(page)
  const state = await client.call('app.state', {})
  if (state.phase !== 'ready') throw new Error('no library is open')
  const scheme = state.library.schemes.find(({ id }) => id === DEFAULT_SCHEME.id) ?? DEFAULT_SCHEME
  const labels = scheme.labels.map((label) => ({ ...label, attributes: [...attributesOf(label)] }))
  const command = { type: 'scheme.put' as const, scheme: { ...scheme, version: scheme.version + 1, labels } }
  await client.call('command.run', { command })
}
