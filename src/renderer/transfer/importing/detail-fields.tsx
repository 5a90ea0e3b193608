import type { ImportItem } from '../../../api/import-views'
import { SHORT_TEXT } from '../../../core/schema/records'
import { ARTICLE_FIELDS, fieldProblem } from '../../state/article-fields'
import type { ArticleField } from '../../state/article-fields'
import { TextField } from '../../ui/text-field'
import { FIELD_LABELS, FIELD_PLACEHOLDERS } from './field-words'
import type { ImportFlow } from './import-flow'
import { fieldOf } from './import-rows'
import type { ImportRow } from './import-rows'

interface DetailFieldProps {
  readonly flow: ImportFlow
  readonly row: ImportRow
  readonly disabled: boolean
}

/** Where a detail comes from; null where there is nothing to say. */
function originOf(item: ImportItem, field: ArticleField, isTyped: boolean): string | null {
  const found = item.metadata[field]
  if (isTyped) return found ? `Typed by you; found was “${found.value}”` : 'Typed by you'
  return found ? `Found in ${found.where}` : null
}

function DetailField({ flow, row, disabled, field }: DetailFieldProps & { readonly field: ArticleField }) {
  const value = fieldOf(row, field)
  const isTyped = row.edits.fields?.[field] !== undefined
  return (
    <TextField
      label={FIELD_LABELS[field]}
      dir={field === 'url' || field === 'publishedAt' ? 'ltr' : 'auto'}
      value={value}
      maxLength={SHORT_TEXT}
      disabled={disabled}
      placeholder={FIELD_PLACEHOLDERS[field]}
      hint={originOf(row.item, field, isTyped)}
      error={isTyped ? fieldProblem(field, value) : null}
      onChange={(event) => flow.edit(row.item.item, { fields: { [field]: event.target.value } })}
    />
  )
}

/** The title of a document. */
export function TitleField(props: DetailFieldProps) {
  return <DetailField {...props} field="title" />
}

/** The other details, each with where it was found. */
export function DetailFields(props: DetailFieldProps) {
  return (
    <>
      {ARTICLE_FIELDS.filter((field) => field !== 'title').map((field) => (
        <DetailField key={field} {...props} field={field} />
      ))}
    </>
  )
}
