import type { Check } from '../check.ts'

/** Less, and the next log line or lease may not find room. */
const BLOCKING_BYTES = 16 * 1024 * 1024
/** Less, and an import of one more ISO may not: its kernel and initrd are copied. */
const WARNING_BYTES = 256 * 1024 * 1024

/** There is room in the data folder. `freeBytes` is null where the system does not say. */
export function createDiskCheck(needs: {
  folder: string
  freeBytes: (folder: string) => Promise<number | null>
}): Check {
  const { folder, freeBytes } = needs
  return {
    id: 'disk',
    async run() {
      const free = await freeBytes(folder)
      if (free === null) return { skipped: 'not-here' }
      const facts = { path: folder, freeBytes: free }
      if (free >= WARNING_BYTES) return { facts }
      const severity = free < BLOCKING_BYTES ? 'blocking' : 'warning'
      return { facts, findings: [{ code: 'disk-full', severity, facts, fixes: [] }] }
    },
  }
}
