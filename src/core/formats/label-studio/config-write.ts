import { colourOfHue } from '../../labels/hue-colour'
import type { Label } from '../../model/scheme'
import { xmlAttributes } from '../xml'
import type { LabelNames } from '../label-names'
import { DOCUMENT_CONTROL, SPAN_CONTROL, TAGS_CONTROL, TEXT_OBJECT } from './attribute-controls'
import type { AttributeControls } from './attribute-controls'

/** What was written, as far as the configuration must know it. */
export interface WrittenControls {
  readonly isHyperText: boolean
  /** Key of the data that holds the text. */
  readonly textKey: string
  /** Names of labels by control, of those that were used. */
  readonly spanLabels: ReadonlySet<string>
  readonly choices: ReadonlyMap<string, ReadonlySet<string>>
  readonly relationTypes: ReadonlySet<string>
  readonly hasTags: boolean
  readonly attributes: AttributeControls
}

type Attributes = Readonly<Record<string, string | null>>

/** The labelling configuration with which the tasks can be opened: every control, label and choice that is in them. */
export function configXml(written: WrittenControls, names: LabelNames): string {
  const { isHyperText, textKey } = written
  const toName = TEXT_OBJECT
  const lines = [
    ...block(
      isHyperText ? 'HyperTextLabels' : 'Labels',
      { name: SPAN_CONTROL, toName },
      'Label',
      spanOptions(written, names)
    ),
    `  <${isHyperText ? 'HyperText' : 'Text'}${xmlAttributes({ name: TEXT_OBJECT, value: `$${textKey}` })}/>`,
    ...choiceBlocks(written, names, toName),
    ...attributeBlocks(written, toName)
  ]
  const relations = new Set([...names.relationTypes.map(({ name }) => name), ...written.relationTypes])
  lines.push(
    ...block(
      'Relations',
      {},
      'Relation',
      [...relations].map((value) => ({ value }))
    )
  )
  return ['<View>', ...lines, '</View>', ''].join('\n')
}

/** Nothing when there are no options: an empty control cannot be opened. */
function block(tag: string, attributes: Attributes, option: string, options: readonly Attributes[]): readonly string[] {
  if (options.length === 0) return []
  return [
    `  <${tag}${xmlAttributes(attributes)}>`,
    ...options.map((each) => `    <${option}${xmlAttributes(each)}/>`),
    `  </${tag}>`
  ]
}

function spanOptions({ spanLabels }: WrittenControls, names: LabelNames): readonly Attributes[] {
  return optionsOf(names, spanLabels, ({ appliesTo }) => appliesTo !== 'document')
}

/** Labels of the schemes that may stand here, then those that are used all the same. */
function optionsOf(
  names: LabelNames,
  used: ReadonlySet<string>,
  fits: (label: Label) => boolean
): readonly Attributes[] {
  const options = new Map<string, Attributes>()
  const keys = new Set<string>()
  for (const label of names.labels) {
    const value = names.shortName(label.id)
    if (options.has(value) || !(fits(label) || used.has(value))) continue
    const { key, description, hue } = label
    const isFree = key !== null && !keys.has(key)
    if (isFree) keys.add(key)
    options.set(value, {
      value,
      background: colourOfHue(hue),
      hotkey: isFree ? key : null,
      hint: description === '' ? null : description
    })
  }
  for (const value of used) if (!options.has(value)) options.set(value, { value })
  return [...options.values()]
}

function choiceBlocks({ choices }: WrittenControls, names: LabelNames, toName: string): readonly string[] {
  const elsewhere = new Set(
    [...choices].filter(([name]) => name !== DOCUMENT_CONTROL).flatMap(([, values]) => [...values])
  )
  const own = choices.get(DOCUMENT_CONTROL) ?? new Set<string>()
  const options = optionsOf(
    names,
    own,
    ({ id, appliesTo }) => appliesTo !== 'span' && !elsewhere.has(names.shortName(id))
  )
  const plain = options.map(({ value = null, hint = null }) => ({ value, hint }))
  return [
    ...block('Choices', { name: DOCUMENT_CONTROL, toName, choice: 'multiple' }, 'Choice', plain),
    ...[...choices]
      .filter(([name]) => name !== DOCUMENT_CONTROL)
      .flatMap(([name, values]) =>
        block(
          'Choices',
          { name, toName, choice: 'multiple' },
          'Choice',
          [...values].map((value) => ({ value }))
        )
      )
  ]
}

function attributeBlocks({ attributes, hasTags }: WrittenControls, toName: string): readonly string[] {
  const perRegion = { toName, perRegion: 'true' }
  const lines = attributes.controls.flatMap(({ name, kind, options }) => {
    if (kind === 'number') return [`  <Number${xmlAttributes({ name, ...perRegion })}/>`]
    if (kind === 'text') return [`  <TextArea${xmlAttributes({ name, ...perRegion })}/>`]
    const choice = kind === 'several' ? 'multiple' : 'single'
    const values = kind === 'flag' ? ['true', 'false'] : options
    return block(
      'Choices',
      { name, ...perRegion, choice },
      'Choice',
      values.map((value) => ({ value }))
    )
  })
  return hasTags ? [...lines, `  <TextArea${xmlAttributes({ name: TAGS_CONTROL, ...perRegion })}/>`] : lines
}
