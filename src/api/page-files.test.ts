import { expect, test } from 'vitest'
import { contentTypeOf, PAGE_HEADERS } from './page-files'

/** X1, X2, X5: every directive, whole: one more or less fails. */
const DIRECTIVES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'default'
}

test('X1: the content security policy has exactly these directives', () => {
  const policy = PAGE_HEADERS['Content-Security-Policy'] ?? ''
  const directives = policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')])
  expect(Object.fromEntries(directives)).toEqual(DIRECTIVES)
  expect(policy).not.toMatch(/unsafe|\*|https?:|blob:|nonce|sha256/)
})

test('X1: the page is sent with exactly these headers', () => {
  const { 'Content-Security-Policy': _policy, 'Permissions-Policy': permissions = '', ...others } = PAGE_HEADERS
  expect(others).toEqual({
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin'
  })
  const features = permissions.split(', ')
  expect(features).toEqual(expect.arrayContaining(['camera=()', 'microphone=()', 'geolocation=()', 'usb=()']))
  for (const feature of features) expect(feature).toMatch(/^[a-z-]+=\(\)$/)
})

test('a file with an ending that is not known is bytes that no page can run', () => {
  expect(contentTypeOf('/a.js')).toContain('javascript')
  for (const path of ['/a', '/a.exe', '/a.js.map', '/a.mjs', '/a.xhtml']) {
    expect(contentTypeOf(path), path).toMatch(/^application\/(octet-stream)$/)
  }
})
