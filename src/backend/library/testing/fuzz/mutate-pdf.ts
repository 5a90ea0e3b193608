import { forgePdf } from '../forge-pdf'
import type { ForgedObject } from '../forge-pdf'
import { mutateBytes, pick } from './mutate-bytes'
import type { Next } from './mutate-bytes'

const DICTIONARY = [
  '<<',
  '>>',
  '[',
  ']',
  '/Kids',
  '/Parent 2 0 R',
  '/Type /Pages',
  '/Count 99999',
  '(',
  ')',
  '<',
  ' null ',
  '1 0 R',
  '/Filter /LZWDecode',
  '/Filter [/FlateDecode /FlateDecode]',
  '/DecodeParms << /Predictor 15 /Columns 99999999 >>',
  '/Length -1',
  '/Encrypt 4 0 R',
  '/MediaBox [0 0 1e30 -1]'
]
const PROGRAM = [
  'BT ',
  ' ET ',
  'q ',
  ' Q ',
  '(x) Tj ',
  '[(a) -9999999 (b)] TJ ',
  '1 0 0 1 1e30 -1e30 Tm ',
  '0 0 0 0 0 0 cm ',
  '/F1 0 Tf ',
  '/F9 1e9 Tf ',
  '/X1 Do ',
  'BI ID xx EI ',
  '100 Tz ',
  "(y) ' ",
  'T* ',
  '-5 TL ',
  '(\\377\\000\\200) Tj ',
  '<d83d> Tj ',
  '/Span << /ActualText (\\376\\377\\330\\000) >> BDC ',
  'EMC '
]

/** A reference to an object leads to another one. */
function withOtherReference(dictionary: string, count: number, next: Next): string {
  const references = [...dictionary.matchAll(/\d+ 0 R/g)]
  const found = references[next(references.length)]
  if (!found) return dictionary
  return `${dictionary.slice(0, found.index)}${next(count + 3)} 0 R${dictionary.slice(found.index + found[0].length)}`
}

function changed(object: ForgedObject, other: ForgedObject, count: number, next: Next): ForgedObject {
  const { dictionary, stream } = object
  if (stream !== null && next(3) > 0) {
    const theirs = Buffer.from(other.stream ?? [])
    return { dictionary, stream: mutateBytes(Buffer.from(stream), theirs, PROGRAM, next) }
  }
  if (next(3) === 0) return { stream, dictionary: withOtherReference(dictionary, count, next) }
  const mutated = mutateBytes(
    Buffer.from(dictionary, 'latin1'),
    Buffer.from(other.dictionary, 'latin1'),
    DICTIONARY,
    next
  )
  return { stream, dictionary: mutated.toString('latin1') }
}

/** A PDF with some of its objects changed, its streams packed anew and its table true; now and then bytes anywhere. */
export function mutatePdf(seed: readonly ForgedObject[], next: Next): Buffer {
  const objects = [...seed]
  for (let count = 1 + next(3); count > 0; count -= 1) {
    const index = next(objects.length)
    const object = next(8) === 0 ? pick(objects, next) : objects[index]
    if (object) objects[index] = changed(object, pick(objects, next), objects.length, next)
  }
  const bytes = forgePdf(objects, {
    isCompressed: next(2) === 0,
    hasObjectStream: next(3) === 0,
    trailer: '/Info 4 0 R'
  })
  return next(6) === 0 ? mutateBytes(bytes, bytes, [...DICTIONARY, ...PROGRAM], next) : bytes
}
