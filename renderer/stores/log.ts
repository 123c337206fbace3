import type { LogLine } from '#contract/log-line.ts'
import { defineStore } from 'pinia'
import { inject, shallowRef } from 'vue'
import { ClientKey } from '../api/client.ts'

/** As many as the engine keeps; older ones are loaded in pages of this size. */
const KEPT = 100_000
const READ_BACK = 5_000

/** The newest lines of the live log, oldest first. */
export const useLog = defineStore('log', () => {
  const client = inject(ClientKey)!
  const lines = shallowRef<readonly LogLine[]>([])
  let waiting: LogLine[] = []

  // Hundreds of lines may come in a second; the page redraws once per frame.
  client.on('log.written', line => {
    if (waiting.push(line) === 1) requestAnimationFrame(flush)
  })

  function flush(): void {
    const newest = lines.value.at(-1)?.seq ?? -1
    lines.value = [...lines.value, ...waiting.filter(line => line.seq > newest)].slice(-KEPT)
    waiting = []
  }

  async function load(): Promise<void> {
    const stored = await client.call('log.list', { limit: READ_BACK })
    lines.value = stored.toSorted((a, b) => a.seq - b.seq)
  }

  return { lines, load }
})
