import { setTimeout as pause } from 'node:timers/promises'
import type { Namespace } from './namespace.ts'

/** Resolves once something in a namespace listens on a UDP port; rejects after ten seconds. */
export const udpListener = (namespace: Namespace, port: number): Promise<void> =>
  listener(namespace, 'UDP', port)

/** The same for TCP. */
export const tcpListener = (namespace: Namespace, port: number): Promise<void> =>
  listener(namespace, 'TCP', port)

async function listener(namespace: Namespace, protocol: 'UDP' | 'TCP', port: number): Promise<void> {
  const sockets = protocol === 'UDP' ? '-ulnH' : '-tlnH'
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 50) {
    if ((await namespace.run('ss', sockets, `sport = :${port}`)).includes(`:${port}`)) return
    await pause(50)
  }
  throw new Error(`nothing listens on ${protocol} port ${port} in ${namespace.name}`)
}
