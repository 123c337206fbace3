import type { Namespace } from '../support/namespace.ts'

/** Waits until a UDP socket exists that matches `filter` (see ss(8)). */
export async function untilBound(namespace: Namespace, filter: string): Promise<void> {
  const untilMs = performance.now() + 10_000
  while (performance.now() < untilMs) if ((await namespace.run('ss', '-Hlun', filter)).trim() !== '') return
  throw new Error(`no UDP socket for: ${filter}`)
}
