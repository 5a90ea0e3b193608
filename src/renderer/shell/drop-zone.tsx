import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { droppedFiles } from '../state/found-files'
import { selectReadOnly } from '../state/selectors'
import { useActions, useWorkbench } from '../state/workbench'
import styles from './drop-zone.module.css'

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Files dragged over the window: says that they can be dropped, and hands them to the import. */
export function DropZone() {
  const { importFiles, toast } = useActions()
  const readOnly = useWorkbench(selectReadOnly)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    // Entering a child comes before leaving its parent, so the two are counted.
    let depth = 0
    const take = async (transfer: DataTransfer) => {
      const { files, unread } = await droppedFiles(transfer)
      if (unread.length > 0) {
        const more = unread.length > 1 ? ` and ${unread.length - 1} more` : ''
        const message = `“${unread[0]}”${more} could not be opened. Check that you may open it, and drop it again.`
        toast({ severity: 'error', message })
      } else if (files.length === 0) {
        toast({ severity: 'info', message: 'There are no files in what was dropped.' })
      }
      if (files.length > 0) importFiles(files)
    }
    const onEnter = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      // Without this the browser would open the file in place of the window.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = readOnly ? 'none' : 'copy'
    }
    const onDrop = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      depth = 0
      setOver(false)
      const taken = event.defaultPrevented
      event.preventDefault()
      if (!taken && !readOnly && event.dataTransfer) void take(event.dataTransfer)
    }
    window.addEventListener('dragenter', onEnter)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('dragover', onOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragenter', onEnter)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [importFiles, toast, readOnly])
  if (!isOver) return null
  return (
    <div className={styles.zone}>
      <div className={styles.card}>
        <FileDown size={28} strokeWidth={1.5} aria-hidden="true" />
        {readOnly ? 'This library can be read but not changed.' : 'Drop the files to import them'}
      </div>
    </div>
  )
}
