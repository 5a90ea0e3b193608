import type { ExportFile, PreparedExport } from '../../../api/transfer-views'
import { groupDigits } from '../../ui/group-digits'
import { counted, formatBytes } from '../../ui/format-bytes'
import { downloadName } from '../../state/download-export'
import styles from './report-step.module.css'

/** More are only counted. */
const NAMED_FILES = 300

interface FilesProps {
  readonly label: string
  readonly heading: string
  readonly files: readonly ExportFile[]
  readonly nameOf: (path: string) => string
}

function Files({ label, heading, files, nameOf }: FilesProps) {
  return (
    <section aria-label={label} className={styles.files}>
      <h3>{heading}</h3>
      {/* It scrolls when it is long, and must then be reached by keyboard. */}
      <ul tabIndex={files.length > 12 ? 0 : undefined} aria-label={label}>
        {files.slice(0, NAMED_FILES).map(({ path, bytes }) => (
          <li key={path}>
            <bdi>{nameOf(path)}</bdi>
            <span className={styles.amount}>{formatBytes(bytes)}</span>
          </li>
        ))}
        {files.length > NAMED_FILES ? <li>and {groupDigits(files.length - NAMED_FILES)} more</li> : null}
      </ul>
    </section>
  )
}

/** The files that are saved, and what is inside an archive or workbook. */
export function FileList({ prepared }: { readonly prepared: PreparedExport }) {
  const { files, packed } = prepared
  return (
    <>
      <Files
        label="Files"
        heading={counted(files.length, 'file')}
        files={files}
        nameOf={(path) => downloadName(prepared, path)}
      />
      {packed.length === 0 ? null : (
        <Files
          label="Files inside"
          heading={`${counted(packed.length, 'file')} inside it`}
          files={packed}
          nameOf={(path) => path}
        />
      )}
    </>
  )
}
