import { toApiError, type ApiError } from '#contract/errors.ts'
import type { BootImage } from '#contract/image.ts'
import { defineStore } from 'pinia'
import { computed, inject, ref, shallowReactive, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useStored } from '../composables/use-stored.ts'
import { fileName } from '../text/file-name.ts'

export type ImportStep = 'sending' | 'reading' | 'recognising' | 'copying' | 'failed'

/** An ISO that is being added; it leaves the list when its image exists. */
export interface Import {
  readonly key: number
  readonly name: string
  readonly path: string | null
  readonly step: ImportStep
  readonly sentBytes: number
  readonly sizeBytes: number
  /** The connection is lost; sending continues automatically when it is back. */
  readonly isPaused: boolean
  /** The server's name for a file that is being sent. */
  readonly uploadId: string | null
  readonly error: ApiError | null
  readonly cancel: (() => void) | null
}

/** The library, and the files that are being added to it. */
export const useImages = defineStore('images', () => {
  const client = inject(ClientKey)!
  const byId = shallowReactive(new Map<string, BootImage>())
  const imports = shallowRef<readonly Import[]>([])
  const isLoaded = ref(false)
  const list = computed(() => [...byId.values()].toSorted((a, b) => a.addedAtMs - b.addedAtMs))
  const bootable = computed(() => list.value.filter(image => image.netboot !== 'no' && image.isPresent))
  /** New images are copied into the data folder, for drives that will be unplugged. */
  const copiesFiles = useStored('copies-images', false)
  let nextKey = 1

  client.on('image.changed', image => byId.set(image.id, image))
  client.on('image.removed', ({ id }) => byId.delete(id))
  client.on('import.progressed', ({ path, step, doneBytes = 0, sizeBytes = 0 }) => {
    const known = imports.value.find(item => item.path === path && item.step !== 'failed')
    if (known) update(known.key, { step, sentBytes: doneBytes, sizeBytes })
  })
  client.on('image.changed', image => {
    const done = imports.value.find(item => item.path === image.path && item.step !== 'failed')
    if (done) dismiss(done.key)
  })

  async function load(): Promise<void> {
    const images = await client.call('images.list', null)
    byId.clear()
    for (const image of images) byId.set(image.id, image)
    isLoaded.value = true
  }

  function begin(name: string, path: string | null, step: ImportStep): number {
    const key = nextKey++
    const nothing = { sentBytes: 0, sizeBytes: 0, isPaused: false, uploadId: null, error: null, cancel: null }
    imports.value = [...imports.value, { key, name, path, step, ...nothing }]
    return key
  }

  function update(key: number, change: Partial<Import>): void {
    imports.value = imports.value.map(item => (item.key === key ? { ...item, ...change } : item))
  }

  function dismiss(key: number): void {
    imports.value = imports.value.filter(item => item.key !== key)
  }

  function addFile(file: File): void {
    const key = begin(file.name, null, client.place === 'browser' ? 'sending' : 'reading')
    const stop = new AbortController()
    if (client.place === 'browser')
      update(key, {
        sizeBytes: file.size,
        cancel: () => {
          stop.abort()
          dismiss(key)
        },
      })
    client
      .placeFile(file, {
        signal: stop.signal,
        onProgress: (sentBytes, sizeBytes) => update(key, { sentBytes, sizeBytes }),
        onPause: isPaused => update(key, { isPaused }),
        onBegin: uploadId => update(key, { uploadId }),
      })
      // Files that a browser sent are already in the data folder.
      .then(path => importPath(key, path, copiesFiles.value && client.place === 'window'))
      .catch((thrown: unknown) => update(key, { step: 'failed', error: toApiError(thrown), cancel: null }))
  }

  /** A path on the computer that serves. */
  function addPath(path: string): void {
    const key = begin(fileName(path), path, 'reading')
    importPath(key, path, copiesFiles.value).catch((thrown: unknown) =>
      update(key, { step: 'failed', error: toApiError(thrown) }),
    )
  }

  async function importPath(key: number, path: string, copy: boolean): Promise<void> {
    update(key, { path, step: 'reading', cancel: null })
    const image = await client.call('images.import', { path, ...(copy && { copy }) })
    byId.set(image.id, image)
    dismiss(key)
  }

  async function remove(id: string): Promise<void> {
    await client.call('images.remove', { id })
    byId.delete(id)
  }

  /** Of an entry; null resets it to what was recognised. */
  async function setArguments(entryId: string, text: string | null): Promise<void> {
    keep(await client.call('images.setArguments', { id: entryId, arguments: text }))
  }

  async function addNetbootKernel(id: string, kernel: string, initrd: string): Promise<void> {
    keep(await client.call('images.addNetbootKernel', { id, kernel, initrd }))
  }

  /** Its file has moved. */
  async function locate(id: string, path: string): Promise<void> {
    keep(await client.call('images.locate', { id, path }))
  }

  /** Its file has changed, and the new content becomes the image. */
  async function readAgain({ path }: BootImage): Promise<void> {
    keep(await client.call('images.import', { path }))
  }

  const keep = (image: BootImage): void => void byId.set(image.id, image)

  return {
    byId,
    list,
    bootable,
    imports,
    isLoaded,
    copiesFiles,
    load,
    addFile,
    addPath,
    dismiss,
    remove,
    setArguments,
    addNetbootKernel,
    locate,
    readAgain,
  }
})
