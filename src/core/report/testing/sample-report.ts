import type { Article } from '../../model/article'
import type { Span } from '../../model/annotation'
import type { Claim } from '../../model/claim'
import { EMPTY_CLAIM_FIELDS } from '../../model/claim'
import { EMPTY_CHECK } from '../../model/claim-check'
import type { ClaimCheck } from '../../model/claim-check'
import { emptyDesk } from '../../model/desk'
import type { Contact, Session, Source, Speaker } from '../../model/desk'
import { EMPTY_EVIDENCE } from '../../model/evidence'
import type { Evidence, Mark, Question } from '../../model/evidence'
import { emptyLayer } from '../../model/library'
import { VERDICT_SCALES } from '../../model/verdict-scales'
import { quoteOf } from '../../text/quote'
import type { ReportArticle, ReportInput } from '../report-input'
import { PLAIN_REPORT } from '../report-input'

const BY = {
  person: 'p1',
  createdAt: '2024-08-26T09:00:00.000Z',
  updatedAt: '2024-08-26T09:30:00.000Z',
  origin: 'human'
}

const TEXT = `Harbour bridge “will pay for itself”, council says

The council calls the new bridge over the Linn a turning point. It is the longest timber bridge in the country, deputy mayor Ilse Brandt said on Monday.

Since the works began in March 2021, the site has used more than 412m2 of oak, the port office said. About 60% of the cost is borne by the region.

Residents are not so sure. “Nobody asked us,” said a senior official who would not be named. 😀 The old ferry carried 900 people a day.

With additional reporting by Tomas Reiner.

On July 3 the water works opened a new hall in the north of the town and the mayor cut a`

/** The article of the sample: fictional, with a credit and a teaser that are left out. */
export function sampleArticle(text: string = TEXT, id = '00000000000000a1'): Article {
  const credit = text.indexOf('With additional')
  const teaser = text.indexOf('On July 3')
  const excluded = (start: number, end: number, role: 'credit' | 'teaser', reason: string) =>
    start < 0 ? [] : [{ start, end, role, excluded: true, reason, confirmedBy: 'p1' }]
  return {
    id,
    title: 'Harbour bridge “will pay for itself”, council says',
    byline: 'Ada Quist',
    publisher: 'Port Gazette',
    url: 'https://gazette.example/bridge?a=1&b=2',
    publishedAt: '2024-08-24',
    language: 'en',
    importedAt: '2024-08-26T08:00:00.000Z',
    original: { name: 'bridge.txt', sha256: 'a'.repeat(64), bytes: 812, kind: 'txt', encoding: 'utf-8', from: null },
    text: { sha256: 'b'.repeat(64), length: text.length, revision: 1 },
    earlier: [],
    segments: [
      ...excluded(credit, Math.max(credit, teaser - 2), 'credit', 'A line of credit.'),
      ...excluded(teaser, text.length, 'teaser', 'Cut short, of another story.')
    ],
    paragraphs: [],
    places: [],
    metadataFrom: {},
    tags: [],
    binnedAt: null
  }
}

/** A report under construction: records are added by the words they are about. */
export class ReportDraft {
  readonly desk = emptyDesk()
  readonly layer
  readonly article: Article
  readonly text: string
  #next = 0

  constructor(text: string = TEXT, article: Article = sampleArticle(text)) {
    this.text = text
    this.article = article
    this.layer = emptyLayer(article.id)
  }

  #id(kind: string): string {
    return `${kind}${++this.#next}`
  }

  /** A claim on the first place that has these words. */
  claim(said: string, check: Partial<ClaimCheck> = {}, fields: Partial<Omit<Claim, 'check'>> = {}): Claim {
    const start = this.text.indexOf(said)
    if (start < 0) throw new Error(`The sample has no “${said}”.`)
    const range = { start, end: start + said.length }
    const span: Span = {
      ...BY,
      id: this.#id('s'),
      ranges: [range],
      quotes: [quoteOf(this.text, range)],
      label: 'claim',
      attributes: {},
      tags: [],
      note: '',
      orphan: null
    }
    this.layer.spans.set(span.id, span)
    const claim: Claim = {
      ...BY,
      ...EMPTY_CLAIM_FIELDS,
      id: this.#id('c'),
      spans: [span.id],
      ...fields,
      check: { ...EMPTY_CHECK, number: this.layer.claims.size + 1, ...check }
    }
    this.layer.claims.set(claim.id, claim)
    return claim
  }

  question(claim: Claim, text: string): Question {
    const question = { ...BY, id: this.#id('q'), claim: claim.id, text, position: this.layer.questions.size }
    this.layer.questions.set(question.id, question)
    return question
  }

  evidence(claim: Claim, given: Partial<Evidence>): Evidence {
    const position = this.layer.evidence.size
    const piece = { ...BY, ...EMPTY_EVIDENCE, id: this.#id('e'), claim: claim.id, position, ...given }
    this.layer.evidence.set(piece.id, piece)
    return piece
  }

  mark(said: string): Mark {
    const start = this.text.indexOf(said)
    const range = { start, end: start + said.length }
    const quote = quoteOf(this.text, range)
    const mark: Mark = {
      ...BY,
      id: this.#id('m'),
      range,
      quote,
      kind: 'nothing-to-check',
      rule: '',
      reason: '',
      orphan: false
    }
    this.layer.marks.set(mark.id, mark)
    return mark
  }

  source(given: Partial<Source>): Source {
    const source: Source = {
      ...BY,
      id: this.#id('o'),
      kind: 'document',
      title: '',
      author: '',
      publisher: '',
      url: null,
      tier: null,
      independenceGroup: '',
      interests: '',
      reliability: '',
      anonymous: false,
      contact: '',
      sensitive: false,
      ...given
    }
    this.desk.source.set(source.id, source)
    return source
  }

  speaker(given: Partial<Speaker>): Speaker {
    const speaker: Speaker = {
      ...BY,
      id: this.#id('w'),
      name: '',
      aliases: [],
      title: '',
      organisation: '',
      kind: 'person',
      sameAs: null,
      ...given
    }
    this.desk.speaker.set(speaker.id, speaker)
    return speaker
  }

  contact(claim: Claim, given: Partial<Contact>): Contact {
    const contact: Contact = {
      ...BY,
      id: this.#id('k'),
      source: null,
      who: '',
      on: '2024-08-27',
      how: 'telephone',
      asked: '',
      answered: '',
      offRecord: false,
      isPublic: false,
      claims: [{ article: this.article.id, claim: claim.id }],
      ...given
    }
    this.desk.contact.set(contact.id, contact)
    return contact
  }

  toArticle(): ReportArticle {
    return { article: this.article, text: this.text, layer: this.layer }
  }

  input(given: Partial<ReportInput> = {}, session: Partial<Session> = {}): ReportInput {
    return {
      session: {
        ...BY,
        id: 'session1',
        name: 'Harbour, first read',
        preset: 'line-check',
        articles: [this.article.id],
        scale: 'five-point',
        policy: ['justification', 'enough-evidence'],
        asOf: '2024-08-26',
        checker: 'Mara Kell',
        state: 'open',
        finishedAt: null,
        timed: true,
        filters: [],
        method: 'Every figure was compared with a primary source.',
        ...session
      },
      articles: [this.toArticle()],
      desk: this.desk,
      scales: VERDICT_SCALES,
      people: new Map([['p1', 'Mara Kell']]),
      linked: new Map(),
      history: new Map(),
      log: { entries: 42, lastHash: 'c'.repeat(64), faults: [] },
      software: 'Claimdesk 0.0.0-test',
      now: '2024-08-28T12:00:00.000Z',
      options: PLAIN_REPORT,
      ...given
    }
  }
}

/** A session with a bit of everything. */
export function fullDraft(): ReportDraft {
  const draft = new ReportDraft()
  const survey = draft.source({
    title: 'Survey report, annex B',
    publisher: 'Port office',
    url: 'https://port.example/annex-b',
    tier: 'primary',
    interests: 'The port office runs the works.',
    contact: 'secret.desk@port.example'
  })
  const hidden = draft.source({ title: 'HIDDEN-SOURCE', kind: 'person', sensitive: true, anonymous: true })
  const ilse = draft.speaker({ name: 'Ilse Brandt', title: 'deputy mayor', organisation: 'Linn council' })
  const longest = draft.claim(
    'the longest timber bridge in the country',
    {
      types: ['superlative'],
      status: 'waiting',
      waiting: { for: 'source', on: 'HIDDEN-PERSON', due: '2024-09-02' },
      speakerRef: ilse.id
    },
    { normalized: 'The bridge over the Linn is the longest timber bridge in the country.', speaker: 'Ilse Brandt' }
  )
  draft.question(longest, 'Which other timber bridges are longer?')
  const oak = draft.claim(
    'more than 412m2 of oak',
    {
      types: ['quantity', 'measurement'],
      status: 'decided',
      disposition: 'change',
      justification: 'Timber is measured in cubic metres; the annex says 412 m³.',
      explanation: 'The unit is wrong.',
      proposedText: 'more than 412 cubic metres of oak',
      confidence: 'high',
      wouldChange: 'A second survey.',
      decidedAt: '2024-08-27T10:00:00.000Z',
      corrections: [{ date: '2024-08-28', text: 'An earlier report said 421.' }]
    },
    { verdict: { scale: 'five-point', value: 'half-true' }, note: 'PRIVATE-NOTE', speaker: 'The port office' }
  )
  const unit = draft.question(oak, 'In which unit is the oak measured?')
  draft.evidence(oak, {
    question: unit.id,
    answer: 'In cubic metres.',
    answerType: 'extractive',
    quote: '412 m³ of oak were built in by 31 July.',
    locator: 'p. 2, table 1',
    source: survey.id,
    stance: 'refutes',
    medium: 'pdf',
    retrievedOn: '2024-08-26',
    publishedOn: '2024-08-01',
    archivedUrl: 'https://archive.example/annex-b',
    capture: {
      sha256: 'd'.repeat(64),
      kind: 'pdf',
      name: 'annex-b.pdf',
      bytes: 120_345,
      how: 'file',
      capturedAt: '2024-08-26T10:00:00.000Z'
    },
    note: 'PRIVATE-EVIDENCE-NOTE'
  })
  draft.evidence(oak, {
    medium: 'calculation',
    calculation: {
      expression: '20.6 m * 20 m',
      result: '412 m²',
      working: ['20.6 × 20 = 412', 'the size of a small house']
    }
  })
  draft.evidence(oak, { quote: 'HIDDEN-QUOTE', sensitive: true, stance: 'supports' })
  draft.evidence(oak, { quote: 'HIDDEN-BY-SOURCE', source: hidden.id, stance: 'supports' })
  draft.claim('About 60% of the cost', { status: 'decided', disposition: 'ok-with-source', types: ['quantity'] })
  const ferry = draft.claim(
    'The old ferry carried 900 people a day',
    { status: 'decided', disposition: 'cannot-confirm', explanation: 'No count was kept before 1990.' },
    { verdict: { scale: 'five-point', value: 'unproven' } }
  )
  draft.claim('opened a new hall', { status: 'dropped' })
  draft.contact(ferry, { who: 'Jon Vey', asked: 'Is there a count?', answered: 'Not before 1990.', isPublic: true })
  draft.contact(ferry, { who: 'HIDDEN-CONTACT', asked: 'Who knows?', answered: 'Nobody.' })
  draft.contact(ferry, { who: 'HIDDEN-OFF-RECORD', asked: 'And?', answered: 'No.', isPublic: true, offRecord: true })
  draft.mark('Residents are not so sure.')
  draft.layer.times.set(oak.id, 252)
  return draft
}
