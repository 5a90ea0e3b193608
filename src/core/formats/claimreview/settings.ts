import { isWebAddress } from '../../text/web-address'
import type { ExportInput, FormatSetting } from '../format'
import { settingOf } from '../format'
import type { Publisher } from './build'

const PAGE: FormatSetting = {
  id: 'page',
  name: 'Address of the page',
  description: 'where the checks are, or will be, published; claims that have an address of their own keep it.',
  choices: null
}
const ORGANISATION: FormatSetting = {
  id: 'organisation',
  name: 'Organisation',
  description: 'the name of who publishes the checks.',
  choices: null
}
const ORGANISATION_URL: FormatSetting = {
  id: 'organisation-url',
  name: 'Address of the organisation',
  description: 'its web address.',
  choices: null
}
export const EMBED: FormatSetting = {
  id: 'embed',
  name: 'Form',
  description: 'a JSON file, or script elements to paste into the page of the checks.',
  choices: [
    { id: 'json', name: 'JSON file' },
    { id: 'html', name: 'HTML script elements' }
  ]
}

export const PUBLISHER_SETTINGS: readonly FormatSetting[] = [PAGE, ORGANISATION, ORGANISATION_URL]

/** What a person typed; an address that is none counts as missing. */
export function publisherOf({ settings }: Pick<ExportInput['options'], 'settings'>): Publisher {
  const address = (setting: FormatSetting): string | null => {
    const typed = settingOf(setting, settings).trim()
    return isWebAddress(typed) ? typed : null
  }
  return {
    page: address(PAGE),
    name: settingOf(ORGANISATION, settings).trim(),
    url: address(ORGANISATION_URL)
  }
}
