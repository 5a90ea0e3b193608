import * as z from 'zod'
import type { DeskTable, DeskTables, DeskView } from '../model/desk'
import { DESK_SCHEMAS } from '../schema/desk-records'
import { asText, isJsonObject } from './json-value'
import type { JsonObject } from './json-value'

type Tell = (place: string, message: string) => void
type Table<Name extends DeskTable> = Map<string, DeskTables[Name]>

/** Reads what native files say of the desk: `sources`, `speakers`, `contacts`, `facts`, `scales`, `sessions`. */
export class DeskReader {
  readonly #source: Table<'source'> = new Map()
  readonly #speaker: Table<'speaker'> = new Map()
  readonly #contact: Table<'contact'> = new Map()
  readonly #fact: Table<'fact'> = new Map()
  readonly #scale: Table<'scale'> = new Map()
  readonly #session: Table<'session'> = new Map()

  /** Takes the records of one file; what is no record is told, and the first of two with one id stays. */
  read(content: JsonObject, tell: Tell): void {
    take(this.#source, content['sources'], DESK_SCHEMAS.source, 'source', tell)
    take(this.#speaker, content['speakers'], DESK_SCHEMAS.speaker, 'speaker', tell)
    take(this.#contact, content['contacts'], DESK_SCHEMAS.contact, 'contact', tell)
    take(this.#fact, content['facts'], DESK_SCHEMAS.fact, 'fact', tell)
    take(this.#scale, content['scales'], DESK_SCHEMAS.scale, 'scale', tell)
    take(this.#session, content['sessions'], DESK_SCHEMAS.session, 'session', tell)
  }

  get found(): DeskView {
    return {
      source: [...this.#source.values()],
      speaker: [...this.#speaker.values()],
      contact: [...this.#contact.values()],
      fact: [...this.#fact.values()],
      scale: [...this.#scale.values()],
      session: [...this.#session.values()]
    }
  }
}

function take<Record extends { readonly id: string }>(
  into: Map<string, Record>,
  list: unknown,
  schema: z.ZodType<Record>,
  name: string,
  tell: Tell
): void {
  for (const [index, value] of (Array.isArray(list) ? list : []).entries()) {
    const record = schema.safeParse(value)
    if (record.success) {
      if (!into.has(record.data.id)) into.set(record.data.id, record.data)
      continue
    }
    const id = isJsonObject(value) ? asText(value['id']) : null
    const why = z.prettifyError(record.error).replaceAll('\n', ' ')
    tell(id ?? `factCheck.${name}[${index}]`, `This ${name} was left out: ${why}`)
  }
}
