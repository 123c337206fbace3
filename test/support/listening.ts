import { setTimeout as pause } from 'node:timers/promises'
import type { Namespace } from './namespace.ts'

/** Resolves once something in a namespace listens on a UDP port; rejects after ten seconds. */
export async function udpListener(namespace: Namespace, port: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 50) {
    if ((await namespace.run('ss', '-ulnH', `sport = :${port}`)).includes(`:${port}`)) return
    await pause(50)
  }
  throw new Error(`nothing listens on UDP port ${port} in ${namespace.name}`)
}
