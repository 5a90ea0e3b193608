// What is measured beside the whole app, by name.
import { createWholePlain, createPlain } from './plain.js'

/** @typedef {{ create: (container: HTMLElement, corpus: any) => any }} SubjectModule */

/** @type {Record<string, () => Promise<SubjectModule>>} */
export const SUBJECTS = {
  plain: () => Promise.resolve({ create: createPlain }),
  'plain-whole': () => Promise.resolve({ create: createWholePlain }),
  bare: () => import('./bare.js'),
  codemirror: () => import('../../peers/codemirror.js'),
  'recogito-css': () => import('../../peers/recogito.js').then(({ createCss }) => ({ create: createCss })),
  'recogito-spans': () => import('../../peers/recogito.js').then(({ createSpans }) => ({ create: createSpans })),
  'react-text-annotate': () => import('../../peers/react-text-annotate.js'),
  'web-highlighter': () => import('../../peers/web-highlighter.js')
}
