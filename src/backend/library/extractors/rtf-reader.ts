import iconv from 'iconv-lite'
import type { ParagraphKind } from '../../../core/model/article'
import { DocumentBuilder } from '../document-builder'
import { checkDepth } from '../extract-guard'
import { rtfTokens } from './rtf-tokens'
import type { RtfToken } from './rtf-tokens'

/** Where the words of a group go. */
type Destination = 'text' | 'skip' | 'note' | 'styles' | 'fonts' | 'information' | 'field-result'

/** What holds until the group ends. */
interface GroupState {
  destination: Destination
  /** Which field of \info. */
  field: string
  /** Characters after \uN that stand for it in older programs. */
  fallback: number
  font: number
  isHidden: boolean
  isDeleted: boolean
}

/** What holds for a paragraph until \pard. */
interface ParagraphState {
  level: number | null
  style: number
  list: number | null
  isRow: boolean
}

/** Groups whose words are not the text's. Those that begin with \* and are not known go, too. */
const SKIPPED = new Set(
  (
    'colortbl pict object header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor ' +
    'fldinst pntext listtext pntxta pntxtb xe tc txe rxe bkmkstart bkmkend themedata colorschememapping datastore ' +
    'latentstyles listtable listoverridetable revtbl rsidtbl generator filetbl nonshppict xmlnstbl mmathPr ftnsep ' +
    'ftnsepc aftnsep aftnsepc ftncn aftncn wgrffmtfilter shpinst background private'
  ).split(' ')
)
/** Groups that begin with \* and whose words are read all the same. */
const READ_ANYWAY = new Set(['shptxt', 'pgptbl', 'fldrslt'])

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  nbsp: '\u00a0',
  nbhyphen: '\u2011',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005'
}

/** Code pages of fonts by \fcharset (specification 1.9.1, "Font Table"). */
const CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250
}

const encodingOf = (codePage: number): string => {
  const name = codePage === 10000 ? 'macintosh' : codePage === 65001 ? 'utf-8' : `cp${codePage}`
  return iconv.encodingExists(name) ? name : 'windows-1252'
}

/** No character of two bytes has a space in it: a run longer than this, in bytes, is decoded where one stands. */
const LONGEST_RUN = 65_536
const SPACE = 0x20

const START: GroupState = { destination: 'text', field: '', fallback: 1, font: -1, isHidden: false, isDeleted: false }
const PLAIN: ParagraphState = { level: null, style: -1, list: null, isRow: false }

/** Reads an RTF file into blocks of text. */
export class RtfReader {
  readonly builder = new DocumentBuilder()
  /** What \info says, by control word; `creatim` as ISO 8601. */
  readonly information = new Map<string, string>()
  firstHeading: string | null = null

  #state: GroupState = { ...START }
  readonly #stack: GroupState[] = []
  #paragraph: ParagraphState = { ...PLAIN }
  #words = ''
  #cells: string[] = []
  readonly #notes: string[] = []
  #note = ''
  #codePage = 1252
  readonly #fonts = new Map<number, number>()
  /** Heading level or kind by number of a style. */
  readonly #styles = new Map<number, { level: number | null; kind: ParagraphKind | 'title' | null }>()
  #styleNumber = 0
  #styleName = ''
  /** Bytes not decoded yet: a character may have two. */
  #bytes: number[] = []
  /** Characters still to be passed over after \uN. */
  #skip = 0
  #isStarred = false
  #atGroupStart = false

  /** @throws ExtractError `too-deep`, `too-large`, `empty` comes with `builder.finish` */
  read(bytes: Uint8Array): void {
    for (const token of rtfTokens(bytes)) this.#take(token)
    this.#flushBytes()
    this.#endParagraph()
    for (const note of this.#notes) this.builder.add({ text: note })
  }

  #take(token: RtfToken): void {
    if (token.kind === 'byte') {
      this.#atGroupStart = false
      if (this.#skip > 0) this.#skip -= 1
      else this.#bytes.push(token.byte)
      if (token.byte === SPACE && this.#bytes.length > LONGEST_RUN) this.#flushBytes()
      return
    }
    // An optional hyphen between the two bytes of a character cannot be; everything else ends a run of bytes.
    this.#flushBytes()
    if (token.kind === 'open') {
      this.#skip = 0
      this.#stack.push({ ...this.#state })
      checkDepth(this.#stack.length)
      this.#atGroupStart = true
      this.#isStarred = false
    } else if (token.kind === 'close') this.#closeGroup()
    else this.#word(token.name, token.value)
  }

  #closeGroup(): void {
    this.#skip = 0
    const closed = this.#state
    this.#state = this.#stack.pop() ?? { ...START }
    if (closed.destination === 'note' && this.#state.destination !== 'note') {
      if (this.#note.trim() !== '') this.#notes.push(this.#note)
      this.#note = ''
    }
    if (closed.destination === 'styles') this.#endStyle()
  }

  #flushBytes(): void {
    if (this.#bytes.length === 0) return
    const codePage = CHARSETS[this.#fonts.get(this.#state.font) ?? -1] ?? this.#codePage
    const bytes = Buffer.from(this.#bytes)
    this.#bytes = []
    this.#put(iconv.decode(bytes, encodingOf(codePage)))
  }

  #put(text: string): void {
    const { destination, isHidden, isDeleted, field } = this.#state
    if (destination === 'text' || destination === 'field-result') {
      if (!isHidden && !isDeleted) this.#words += text
    } else if (destination === 'note') {
      if (!isHidden && !isDeleted) this.#note += text
    } else if (destination === 'styles') this.#styleName += text
    else if (destination === 'information' && field !== '') {
      this.information.set(field, ((this.information.get(field) ?? '') + text).slice(0, 2000))
    }
  }

  #word(name: string, value: number | null): void {
    const isFirst = this.#atGroupStart
    this.#atGroupStart = false
    if (name === '*') {
      this.#isStarred = true
      this.#atGroupStart = isFirst
      return
    }
    if (isFirst && this.#enterDestination(name)) return
    if (this.#state.destination === 'skip') return
    const character = CHARACTERS[name]
    if (character !== undefined) this.#put(character)
    else if (name === 'u' && value !== null) {
      this.#put(String.fromCharCode(value & 0xffff))
      this.#skip = this.#state.fallback
    } else if (this.#state.destination === 'information') this.#informationWord(name, value)
    else if (this.#state.destination === 'fonts') this.#fontWord(name, value)
    else if (this.#state.destination === 'styles') this.#styleWord(name, value)
    else this.#textWord(name, value)
  }

  /** @returns whether the word said only where the group's words go */
  #enterDestination(name: string): boolean {
    const state = this.#state
    const isStarred = this.#isStarred
    this.#isStarred = false
    if (state.destination === 'skip') return true
    if (name === 'fonttbl') state.destination = 'fonts'
    else if (name === 'stylesheet') state.destination = 'styles'
    else if (name === 'info') state.destination = 'information'
    else if (name === 'footnote') state.destination = 'note'
    else if (SKIPPED.has(name)) state.destination = 'skip'
    else if (isStarred && state.destination === 'styles') return false
    else if (isStarred && !READ_ANYWAY.has(name)) state.destination = 'skip'
    else return false
    return true
  }

  #informationWord(name: string, value: number | null): void {
    const state = this.#state
    if (['title', 'author', 'company', 'subject', 'creatim'].includes(name)) state.field = name
    else if (['yr', 'mo', 'dy'].includes(name) && state.field === 'creatim' && value !== null) {
      const before = this.information.get('creatim') ?? ''
      this.information.set(
        'creatim',
        name === 'yr' ? String(value).padStart(4, '0') : `${before}-${String(value).padStart(2, '0')}`
      )
    } else if (name !== 'upr' && !['hr', 'min', 'sec'].includes(name)) state.field = ''
  }

  #fontWord(name: string, value: number | null): void {
    if (name === 'f' && value !== null) this.#state.font = value
    else if (name === 'fcharset' && value !== null && this.#fonts.size < 10_000)
      this.#fonts.set(this.#state.font, value)
  }

  #styleWord(name: string, value: number | null): void {
    if (name === 's' && value !== null) this.#styleNumber = value
    else if (name === 'cs' || name === 'ds' || name === 'ts') this.#styleNumber = -1
  }

  #endStyle(): void {
    const name = this.#styleName.replace(/;.*$/s, '').trim().toLowerCase()
    const level = /^(?:heading|überschrift|titre|título|titolo) (\d)/.exec(name)?.[1]
    const kind = name === 'title' ? 'title' : /quot/.test(name) ? 'quote' : name === 'caption' ? 'caption' : null
    if (this.#styleNumber >= 0 && this.#styles.size < 10_000) {
      this.#styles.set(this.#styleNumber, { level: level === undefined ? null : Number(level), kind })
    }
    this.#styleName = ''
    this.#styleNumber = 0
  }

  #textWord(name: string, value: number | null): void {
    const state = this.#state
    const paragraph = this.#paragraph
    const isOn = value !== 0
    switch (name) {
      case 'ansicpg':
        this.#codePage = value ?? 1252
        break
      case 'mac':
        this.#codePage = 10000
        break
      case 'uc':
        state.fallback = Math.min(Math.max(value ?? 1, 0), 8)
        break
      case 'f':
        state.font = value ?? -1
        break
      case 'v':
        state.isHidden = isOn
        break
      case 'deleted':
        state.isDeleted = isOn
        break
      case 'plain':
        state.isHidden = false
        state.isDeleted = false
        break
      case 'par':
      case 'sect':
      case 'page':
        this.#breakParagraph()
        break
      case 'pard':
        this.#paragraph = { ...PLAIN }
        break
      case 'outlinelevel':
        paragraph.level = value === null || value < 0 || value > 8 ? null : value + 1
        break
      case 's':
        paragraph.style = value ?? -1
        break
      case 'ls':
        paragraph.list ??= 0
        break
      case 'ilvl':
        paragraph.list = Math.max(0, value ?? 0)
        break
      case 'intbl':
        paragraph.isRow = true
        break
      case 'cell':
      case 'nestcell':
        this.#cells.push(this.#words.trim())
        this.#words = ''
        break
      case 'row':
      case 'nestrow':
        this.#endRow()
        break
      default:
    }
  }

  #breakParagraph(): void {
    if (this.#state.destination === 'note') this.#note += ' '
    else if (this.#paragraph.isRow) this.#words += ' '
    else this.#endParagraph()
  }

  #endRow(): void {
    const text = [...this.#cells, this.#words.trim()].filter((cell) => cell !== '').join(' | ')
    this.#cells = []
    this.#words = ''
    this.builder.add({ text, kind: 'table-row' })
  }

  #endParagraph(): void {
    if (this.#cells.length > 0) this.#endRow()
    const text = this.#words.trim()
    this.#words = ''
    if (text === '') return
    const style = this.#styles.get(this.#paragraph.style)
    const level = this.#paragraph.level ?? style?.level ?? null
    const isTitle = style?.kind === 'title'
    if (isTitle || level !== null) {
      this.firstHeading ??= text
      this.builder.add({
        text,
        kind: 'heading',
        level: Math.min(Math.max(level ?? 1, 1), 6),
        ...(isTitle ? { role: 'title' } : {})
      })
    } else if (this.#paragraph.list !== null) {
      this.builder.add({ text, kind: 'list-item', level: Math.min(this.#paragraph.list, 8) + 1 })
    } else if (style?.kind) this.builder.add({ text, kind: style.kind as ParagraphKind })
    else this.builder.add({ text })
  }
}
