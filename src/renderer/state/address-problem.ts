/** What to do about a text that is no web address (X4). */
export const ADDRESS_PROBLEM =
  'An address begins with https:// or http:// and a host. It has no spaces, no hidden characters and no name with @ ' +
  'before the host.'
