import { jsonRecords } from '../json-records'
import { isJsonObject, sortedJson } from '../json-value'
import type { Config } from './config'
import { taskOf } from './task'
import type { RawTask, TellTask } from './task'
import { statedIn } from './task-text'

/** The tasks of a JSON file: an array, JSON lines, or a single task. */
export function readTasks(file: string, raw: string, tell: TellTask): readonly RawTask[] {
  return [...jsonRecords(raw)].flatMap(({ line, value, problem }, index) => {
    if (value === null) tell(line, 'task', problem)
    const task = value === null ? null : taskOf({ file, line, index }, value, tell)
    return task === null ? [] : [task]
  })
}

/**
 * Tasks that came in several files, as a project that is stored as files has them: the tasks in one, and what each
 * annotator made of them in others. The same data are the same task, unless they have different ids.
 */
export function mergeTasks(tasks: readonly RawTask[]): readonly RawTask[] {
  if (new Set(tasks.map(({ file }) => file)).size < 2) return tasks
  const byData = new Map<string, RawTask[]>()
  const groups = new Map<RawTask, RawTask[]>()
  const merged: RawTask[][] = []
  for (const task of tasks) {
    const key = sortedJson(task.data)
    const same = byData.get(key) ?? []
    byData.set(key, same)
    const other = same.find(({ file, id }) => file !== task.file && (id === null || task.id === null || id === task.id))
    let group = other && groups.get(other)
    if (group?.every(({ file }) => file !== task.file)) group.push(task)
    else merged.push((group = [task]))
    groups.set(task, group)
    same.push(task)
  }
  return merged.flatMap(([first, ...others]) => (first ? [others.reduce(joined, first)] : []))
}

function joined(task: RawTask, other: RawTask): RawTask {
  return {
    ...task,
    id: task.id ?? other.id,
    annotations: [...task.annotations, ...other.annotations],
    predictions: task.predictions.length > 0 ? task.predictions : other.predictions,
    meta: { ...other.meta, ...task.meta },
    rest: { ...other.rest, ...task.rest }
  }
}

/** The configuration for a file: that of its folder, else of the nearest folder above it, else the only one. */
export function configFor(file: string, configs: ReadonlyMap<string, Config>): Config | null {
  for (let folder = folderOf(file); ; folder = folderOf(folder.replace(/\/$/, ''))) {
    for (const [path, config] of configs) if (folderOf(path) === folder) return config
    if (folder === '') break
  }
  const [only, second] = configs.values()
  return only && !second ? only : null
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** Positions of the results of a task that are numbers, with their words. */
export function statedPositions({ annotations, predictions }: RawTask) {
  return [...annotations, ...predictions].flatMap(({ results }) =>
    results.flatMap(({ value, type, to_name: object }) => {
      const stated = isJsonObject(value) ? statedIn(value) : null
      if (!stated || !isJsonObject(value)) return []
      const words = type === 'textarea' ? null : value['text']
      return [{ ...stated, exact: typeof words === 'string' ? words : null, object }]
    })
  )
}
