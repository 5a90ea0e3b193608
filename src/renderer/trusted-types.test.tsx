import { expect, test } from 'vitest'
import { isOwnWorker } from './trusted-types'

test.each([
  ['http://127.0.0.1:4000/assets/find-worker-CG9x17tM.js', true],
  ['/assets/find-worker-CG9x17tM.js', true],
  ['assets/scope-worker-C9F8WM2O.js', true],
  ['http://127.0.0.1:4001/assets/find-worker.js', false],
  ['https://127.0.0.1:4000/assets/find-worker.js', false],
  ['https://example.org/assets/find-worker.js', false],
  ['//example.org/assets/find-worker.js', false],
  ['/assets/../api/call.js', false],
  ['/assets/find-worker.js/x', false],
  ['/find-worker.js', false],
  ['data:text/javascript,alert(1)', false],
  ['blob:http://127.0.0.1:4000/assets/x.js', false],
  ['javascript:alert(1)', false],
  ['http://', false]
])('X1: %s may begin a worker: %s', (address, may) => {
  expect(isOwnWorker(address, 'http://127.0.0.1:4000/')).toBe(may)
})

test('X1: in the app, too', () => {
  expect(isOwnWorker('app://desk/assets/find-worker.js', 'app://desk/')).toBe(true)
  expect(isOwnWorker('app://evil/assets/find-worker.js', 'app://desk/')).toBe(false)
})
