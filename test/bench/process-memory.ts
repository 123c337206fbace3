import { readFile } from 'node:fs/promises'

/** The resident memory of a process, in bytes. */
export async function processMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024
}
