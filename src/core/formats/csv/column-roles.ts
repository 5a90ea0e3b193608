import type { FormatSetting } from '../format'

/**
 * What headers are called, in several languages and in the exports of other programs (Hypothesis, Taguette, MAXQDA,
 * ATLAS.ti, UIMA, CheckThat!), in words without case and punctuation. What stands first counts.
 */
const NAMES = {
  start:
    'start|begin|beginning|start offset|offset start|begin offset|offset begin|start char|char start|start index|anfang|beginn|début|inicio|inizio|começo|начало|开始|開始',
  end: 'end|stop|finish|end offset|offset end|end char|char end|end index|ende|fin|fine|fim|конец|结束|終了',
  unit: 'offset unit|unit|einheit|unité|unidad',
  prefix: 'prefix|before|left context|context before|davor',
  suffix: 'suffix|after|right context|context after|danach',
  exact:
    'exact|quote|quotation|quotation content|span|span text|annotated text|covered text|coveredtext|highlight|highlighted text|mention|surface form|segment|coded segment|selection|selected text|phrase|words|zitat|textstelle|citation|extrait|cita|fragmento|citazione|цитата|引文|引用',
  label:
    'label|labels|label name|class|class label|category|code|codes|tag|annotation type|entity|entity type|ner|ner tag|concept|technique|verdict|rating|stance|sentiment|type|check worthiness|claim worthiness|klasse|kategorie|etikett|étiquette|catégorie|etiqueta|categoría|etichetta|categoria|метка|категория|标签|类别|ラベル|カテゴリ',
  document:
    'document|document name|document id|doc|doc id|docid|article|article id|file|filename|file name|text id|uri|page url|dokument|datei|dokumentname|fichier|nom du document|documento|archivo|документ|файл|文档|文書',
  text: 'text|full text|fulltext|body|content|contents|article text|document text|sentence|sentences|paragraph|tweet|tweet text|post|message|statement|claim|story|texte|satz|inhalt|volltext|contenu|phrase complète|texto|contenido|oración|testo|contenuto|frase|текст|содержание|предложение|正文|文本|内容|句子|本文|文章|テキスト',
  id: 'id|sentence id|annotation id|row id|text no|tweet id|claim id|uid|uuid|nr|nummer|number|no|номер|编号|番号',
  title: 'title|headline|heading|titel|überschrift|titre|título|titolo|заголовок|标题|タイトル',
  url: 'url|link|address|permalink|webadresse|lien|enlace|ссылка|链接|リンク',
  language: 'language|lang|locale|sprache|langue|idioma|lingua|язык|语言|言語',
  byline: 'byline|author|authors|speaker|autor|auteur|autore|автор|作者|著者',
  publisher: 'publisher|source|outlet|newspaper|domain|quelle|verlag|éditeur|fuente|fonte|источник|来源|出版社',
  published: 'published|published at|publication date|pub date|date|datum|fecha|data|дата|日期|日付',
  note: 'note|notes|comment|comments|memo|anmerkung|kommentar|bemerkung|commentaire|comentario|nota|заметка|комментарий|备注|メモ',
  annotator:
    'annotator|annotator name|annotated by|coder|coder name|user|created by|bearbeiter|annotateur|anotador|annotatore',
  created: 'created|created at|timestamp|creation date|modified|erstellt|créé le|creado',
  tags: 'tags|keywords|schlagwörter|mots clés|etiquetas',
  split: 'split|partition|fold'
} as const

export type Role = keyof typeof NAMES

const ROLE_OF = new Map<string, Role>()
for (const [role, names] of Object.entries(NAMES)) {
  for (const name of names.split('|')) if (!ROLE_OF.has(name)) ROLE_OF.set(name, role as Role)
}

/** The column of each role, by its index. */
export type Roles = ReadonlyMap<Role, number>

/** Roles that a person can decide about. */
const CHOSEN: readonly (readonly [role: Role, name: string, description: string])[] = [
  ['text', 'Column of the text', 'The text of the article, in every row that is about it.'],
  ['label', 'Column of the label', 'The label of the passage, or of the whole text.'],
  ['start', 'Column of the first position', 'Where the passage begins in the text.'],
  ['end', 'Column of the last position', 'Where it ends: the place after its last character.'],
  ['exact', 'Column of the words', 'The words of the passage.'],
  ['document', 'Column of the article', 'Which article a row is about: a name, an id or an address.']
]

const settingId = (role: Role): string => `column-${role}`

/** A setting for each column that matters; empty means: found by the headers; a hyphen: there is none. */
export const COLUMN_SETTINGS: readonly FormatSetting[] = CHOSEN.map(([role, name, description]) => ({
  id: settingId(role),
  name,
  description: `${description} The header of the column; empty: found by the headers; -: none.`,
  choices: null
}))

const wordsOf = (header: string): string =>
  header
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/**
 * What the columns of a foreign table are: as a person said, else by their headers, else by what is in them. A header
 * that has a name and more (`class_label_2`) counts when no other column has the name alone.
 *
 * @param sample some rows
 */
export function rolesOf(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
  settings: Readonly<Record<string, string>>
): { readonly roles: Roles; readonly unknown: readonly string[] } {
  const roles = new Map<Role, number>()
  const unknown: string[] = []
  const taken = new Set<number>()
  const none = new Set<Role>()
  for (const [role] of CHOSEN) {
    const chosen = (settings[settingId(role)] ?? '').trim()
    if (chosen === '') continue
    none.add(role)
    if (chosen === '-') continue
    const index = columns.findIndex((name) => name === chosen)
    if (index === -1) unknown.push(chosen)
    else {
      taken.add(index)
      roles.set(role, index)
    }
  }
  const take = (index: number, role: Role | undefined): void => {
    if (role === undefined || taken.has(index) || roles.has(role) || none.has(role)) return
    if ((role === 'start' || role === 'end') && !sample.every((row) => isOffset(row[index] ?? ''))) return
    roles.set(role, index)
    taken.add(index)
  }
  for (const [index, name] of columns.entries()) take(index, ROLE_OF.get(wordsOf(name)))
  for (const [index, name] of columns.entries()) {
    const words = wordsOf(name).split(' ')
    const last = ROLE_OF.get(words.at(-1) ?? '')
    take(index, last)
    if (!taken.has(index)) for (const word of words) take(index, ROLE_OF.get(word))
  }
  if (!roles.has('start') || !roles.has('end')) {
    for (const role of ['start', 'end'] as const) {
      // One end alone is no position.
      if (!none.has(role)) roles.delete(role)
    }
  } else swapText(roles, sample, none)
  return { roles, unknown }
}

const isOffset = (cell: string): boolean => /^\s*\d*(\.0+)?\s*$/.test(cell)

/** A column called “text” or “content” beside positions has the words of the passage when it is as long as these say. */
function swapText(roles: Map<Role, number>, sample: readonly (readonly string[])[], none: ReadonlySet<Role>): void {
  const text = roles.get('text')
  if (text === undefined || none.has('text') || roles.has('exact') || none.has('exact')) return
  const cell = (row: readonly string[], role: Role): string => row[roles.get(role) ?? -1] ?? ''
  const placed = sample.filter((row) => cell(row, 'start').trim() !== '' && cell(row, 'end').trim() !== '')
  const isPassage = placed.filter((row) => {
    const length = Number(cell(row, 'end')) - Number(cell(row, 'start'))
    const words = cell(row, 'text')
    return words.length === length || Array.from(words).length === length
  })
  if (placed.length === 0 || isPassage.length * 2 <= placed.length) return
  roles.delete('text')
  roles.set('exact', text)
}
