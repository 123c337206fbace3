import { readFile } from 'node:fs/promises'

/** Of a clock tick; USER_HZ is 100 wherever Linux runs. */
const TICK_MS = 10

/** The processor time that a process and its children have used so far, in milliseconds. */
export async function processCpuMs(pid: number): Promise<number> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'latin1')
  let total = await ownCpuMs(pid)
  for (const child of children.split(' ').filter(Boolean)) total += await processCpuMs(Number(child))
  return total
}

/** The same without its children. */
export async function ownCpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  // The name in brackets may hold anything; utime and stime are the 12th and 13th after it.
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * TICK_MS
}
