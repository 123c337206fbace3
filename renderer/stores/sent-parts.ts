import type { Upload } from '#contract/upload.ts'
import { defineStore } from 'pinia'
import { computed, inject, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'
import { useImages } from './images.ts'

/** Files that are partly on the server, and that no one is sending from here. */
export const useSentParts = defineStore('sent-parts', () => {
  const client = inject(ClientKey)!
  const images = useImages()
  const all = shallowRef<readonly Upload[]>([])
  const list = computed(() => {
    const mine = new Set(images.imports.filter(item => item.step === 'sending').map(item => item.uploadId))
    return all.value.filter(({ id, receivedBytes }) => receivedBytes > 0 && !mine.has(id))
  })

  /** A server that does not answer is reported elsewhere. */
  async function load(): Promise<void> {
    all.value = await client.sentParts().catch(() => all.value)
  }

  async function remove(id: string): Promise<void> {
    await client.removeSentPart(id)
    await load()
  }

  return { list, load, remove }
})
