import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Namespace } from '../support/namespace.ts'
import { ownCpuMs } from './process-cpu.ts'
import { processMemory } from './process-memory.ts'

const run = promisify(execFile)

/** Processor time and memory of all programs of a namespace. */
export interface Usage {
  readonly cpuMs: number
  readonly memoryBytes: number
}

export async function usageIn(namespace: Namespace): Promise<Usage> {
  let cpuMs = 0
  let memoryBytes = 0
  const { stdout } = await run('ip', ['netns', 'pids', namespace.name])
  for (const pid of stdout.split('\n').filter(Boolean).map(Number)) {
    cpuMs += await ownCpuMs(pid)
    memoryBytes += await processMemory(pid)
  }
  return { cpuMs, memoryBytes }
}

/** Samples twice a second until it is stopped; resolves to the highest memory seen. */
export function watchMemory(namespace: Namespace): () => Promise<number> {
  let isOver = false
  const watching = (async () => {
    let most = 0
    while (!isOver) {
      most = Math.max(most, (await usageIn(namespace)).memoryBytes)
      await new Promise(resolve => setTimeout(resolve, 500))
    }
    return most
  })()
  return () => {
    isOver = true
    return watching
  }
}
