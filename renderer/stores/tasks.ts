import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useStored } from '../composables/use-stored.ts'
import {
  DONE,
  endedSince,
  failed,
  STOPPED,
  type EndedTask,
  type Outcome,
  type RunningTask,
} from '../model/task.ts'
import { fileName } from '../text/file-name.ts'
import { useConnection } from './connection.ts'
import { useImageJobs } from './image-jobs.ts'
import { useImages, type Import } from './images.ts'

const KEPT = 30

/** Every long task, wherever it was started, and how it ended as far as this window saw. */
export const useTasks = defineStore('tasks', () => {
  const images = useImages()
  const jobs = useImageJobs()
  const connection = useConnection()
  const isOpen = ref(false)
  const history = useStored<readonly EndedTask[]>('tasks', [])

  const nameOf = (id: string): string => images.byId.get(id)?.name ?? id
  const imagePlace = (id: string) => ({ name: 'image', params: { id } })

  const ofImports = computed(() =>
    images.imports.filter(item => item.step !== 'failed').map(item => toTask(item)),
  )
  const ofChecksums = computed(() =>
    [...jobs.checksums.values()]
      .filter(({ state }) => state === 'running')
      .map(({ id, doneBytes, sizeBytes }): RunningTask => {
        const key = `checksum ${id}`
        const [name, place] = [nameOf(id), imagePlace(id)]
        return { key, kind: 'checksum', name, doneBytes, sizeBytes, isPaused: false, cancel: null, place }
      }),
  )
  const ofExtracts = computed(() =>
    [...jobs.extracts]
      .filter(([, { state }]) => state === 'running')
      .map(([id, { doneBytes, sizeBytes }]): RunningTask => {
        const key = `extract ${id}`
        const cancel = (): Promise<void> => jobs.cancelExtract(id)
        const [name, place] = [nameOf(id), imagePlace(id)]
        return { key, kind: 'extract', name, doneBytes, sizeBytes, isPaused: false, cancel, place }
      }),
  )
  const ofBootFiles = computed((): RunningTask[] =>
    connection.isFetchingBootFiles
      ? [
          {
            key: 'boot-files',
            kind: 'boot-files',
            name: '',
            doneBytes: 0,
            sizeBytes: 0,
            isPaused: false,
            cancel: null,
            place: { name: 'settings' },
          },
        ]
      : [],
  )
  const running = computed(() => [
    ...ofImports.value,
    ...ofExtracts.value,
    ...ofChecksums.value,
    ...ofBootFiles.value,
  ])

  function outcomeOf({ key, kind }: RunningTask): Outcome {
    const id = key.slice(key.indexOf(' ') + 1)
    if (kind === 'boot-files') return connection.info?.hasBootFiles ? DONE : failed(null)
    if (kind === 'checksum') {
      const state = jobs.checksums.get(id)?.state
      return state === 'done' ? DONE : state === 'failed' ? failed(null) : STOPPED
    }
    if (kind === 'extract') {
      const extract = jobs.extracts.get(id)
      if (extract?.state === 'done') return DONE
      return extract?.state === 'failed' ? failed(extract.error) : STOPPED
    }
    const left = images.imports.find(item => String(item.key) === id)
    if (left) return failed(left.error)
    // An upload that is cancelled leaves the list; any later step leaves it when its image exists.
    return kind === 'upload' ? STOPPED : DONE
  }

  watch(running, (now, before) => {
    const ended = endedSince(before, now, outcomeOf, Date.now())
    if (ended.length > 0) history.value = [...ended.toReversed(), ...history.value].slice(0, KEPT)
  })

  const forget = (): void => void (history.value = [])

  return { running, history, isOpen, forget }
})

function toTask(item: Import): RunningTask {
  const kinds = { sending: 'upload', copying: 'copy' } as const
  return {
    key: `import ${item.key}`,
    kind: item.step === 'sending' || item.step === 'copying' ? kinds[item.step] : 'import',
    name: fileName(item.name),
    doneBytes: item.sentBytes,
    sizeBytes: item.step === 'sending' || item.step === 'copying' ? item.sizeBytes : 0,
    isPaused: item.isPaused,
    cancel: item.cancel,
    place: { name: 'images' },
  }
}
