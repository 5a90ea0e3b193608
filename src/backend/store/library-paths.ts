import { join } from 'node:path'

/** Where everything lies in a library. All names come from validated ids, never from a person's input. */
export class LibraryPaths {
  readonly root: string
  /** Name of this person's journal on this device: `<person>-<device>`. */
  readonly journalName: string
  readonly device: string
  readonly person: string

  constructor(root: string, person: string, device: string) {
    this.root = root
    this.person = person
    this.device = device
    this.journalName = `${person}-${device}`
  }

  get library(): string {
    return join(this.root, 'library.json')
  }
  get schemes(): string {
    return join(this.root, 'schemes')
  }
  get articles(): string {
    return join(this.root, 'articles')
  }
  get journals(): string {
    return join(this.root, 'journal')
  }
  get backups(): string {
    return join(this.root, 'backups')
  }
  get cache(): string {
    return join(this.root, 'cache')
  }
  get index(): string {
    return join(this.cache, `articles-${this.person}.json`)
  }
  /** Fingerprints of texts, to recognise those that come in again. */
  get fingerprints(): string {
    return join(this.cache, 'fingerprints.bin')
  }
  /** What the completed parts of the journal touch. */
  get journalDigest(): string {
    return join(this.cache, `journal-${this.journalName}.json`)
  }
  /** Files of imports that are under way. */
  get imports(): string {
    return join(this.cache, 'imports')
  }
  get journal(): string {
    return join(this.journals, `${this.journalName}.ndjson`)
  }
  get checkpoint(): string {
    return join(this.journals, `${this.journalName}.checkpoint.json`)
  }
  get lock(): string {
    return join(this.journals, `${this.person}.lock`)
  }

  /** Files that several articles were made of, each kept as a whole. */
  get collections(): string {
    return join(this.root, 'collections')
  }

  /** Every person of the library, each in a file of their own. */
  get people(): string {
    return join(this.root, 'people')
  }
  get personFile(): string {
    return join(this.people, `${this.person}.json`)
  }

  get sources(): string {
    return join(this.root, 'sources')
  }
  get desk(): string {
    return join(this.sources, `${this.person}.json`)
  }
  get sessions(): string {
    return join(this.root, 'sessions')
  }
  session(id: string): string {
    return join(this.sessions, `${id}.json`)
  }
  /** Captured files, named by their hash. */
  get evidence(): string {
    return join(this.root, 'evidence')
  }
  /** @param sha256 hash of its bytes, in hex */
  capture(sha256: string, kind: string): string {
    return join(this.evidence, `${sha256}.${kind}`)
  }

  scheme(id: string): string {
    return join(this.schemes, `${id}.json`)
  }
  article(id: string): string {
    return join(this.articles, id)
  }
  articleFile(id: string): string {
    return join(this.article(id), 'article.json')
  }
  text(id: string): string {
    return join(this.article(id), 'text.txt')
  }
  original(id: string, kind: string): string {
    return join(this.article(id), `original.${kind}`)
  }
  /** @param sha256 hash of its bytes, in hex */
  collection(sha256: string, kind: string): string {
    return join(this.collections, `${sha256}.${kind}`)
  }
  annotations(id: string): string {
    return join(this.article(id), 'annotations')
  }
  layer(id: string): string {
    return join(this.annotations(id), `${this.person}.json`)
  }
}
