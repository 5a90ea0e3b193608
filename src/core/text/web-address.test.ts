import { domainToASCII } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { punycode } from './punycode'
import { HOSTILE_ADDRESSES, SOUND_ADDRESSES } from './testing/addresses'
import { isWebAddress, readWebAddress } from './web-address'

describe('web addresses', () => {
  it.each(SOUND_ADDRESSES)('X4: reads $given', ({ given, address, host }) => {
    expect(readWebAddress(given)).toEqual({ address, host })
    expect(new URL(given).href).toBe(address)
    expect(new URL(given).hostname).toBe(host)
  })

  it.each(HOSTILE_ADDRESSES)('X4: $why is no address', ({ given }) => {
    expect(readWebAddress(given)).toBeNull()
  })

  it('X4: the host is the one that a browser goes to, whatever is written', () => {
    const pieces = fc.constantFrom(
      ...[
        'http',
        'https',
        ':',
        '/',
        '//',
        '\\',
        '@',
        '.',
        '%2e',
        'a',
        'EXAMPLE',
        'é',
        '例',
        'ｅ',
        '1',
        '0x7f',
        '[::1]'
      ],
      ...[
        '?',
        '#',
        ':80',
        ':443',
        ':99999',
        ' ',
        '\t',
        '\u202e',
        '\u200b',
        '\ud800',
        '-',
        '_',
        'xn--',
        '。',
        '&',
        "'",
        '"'
      ]
    )
    const written = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(
        fc.oneof(
          written,
          written.map((rest) => `https://${rest}`),
          fc.webUrl(),
          fc.string()
        ),
        (given) => {
          const read = readWebAddress(given)
          // A label that calls itself Punycode is not looked into: it is shown as it stands, and leads there or nowhere.
          if (read === null || /(^|\.)xn--/i.test(given.replace(/^https?:\/\//i, ''))) return
          const url = new URL(given)
          expect([url.protocol === 'https:' || url.protocol === 'http:', url.username]).toEqual([true, ''])
          expect(read.host).toBe(url.hostname)
          expect(new URL(read.address).href).toBe(url.href)
          expect(readWebAddress(read.address)).toEqual(read)
        }
      ),
      { numRuns: 1000 }
    )
  })

  it('X4: Punycode is that of the standard', () => {
    for (const label of [
      'bücher',
      'пример',
      '例え',
      'ドメイン名例',
      'παράδειγμα',
      'aé',
      'é',
      'mañana-x',
      '他们为什么不说中文'
    ]) {
      expect(`xn--${punycode(label)}`, label).toBe(domainToASCII(label))
    }
  })

  it('takes nothing but texts', () => {
    for (const given of [null, undefined, 7, {}, ['https://example.org']]) expect(isWebAddress(given)).toBe(false)
  })
})
