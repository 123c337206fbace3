import { join } from 'node:path'
import type { Child } from './child.ts'
import { LAB_CARD, type Lab } from './lab.ts'
import { createNamespace } from './namespace.ts'
import { startRouter } from './router.ts'

/** Its address. */
export const LAB_ROUTER = '10.77.0.254'

/** A router on the network of a lab, whose DHCP server can be started and stopped. */
export interface LabRouter {
  /** Assigns addresses; sends boot information only if `extra`, in dnsmasq's syntax, contains it. */
  serve(...extra: readonly string[]): Promise<Child>
  remove(): Promise<void>
}

export async function addLabRouter(lab: Lab): Promise<LabRouter> {
  const namespace = await createNamespace()
  await namespace.addCable('lan0', lab.namespace, 'toRouter')
  await lab.namespace.addToBridge('toRouter', LAB_CARD)
  await namespace.addAddress('lan0', `${LAB_ROUTER}/24`)
  return {
    serve: (...extra) =>
      startRouter(namespace, {
        card: 'lan0',
        range: '10.77.0.20,10.77.0.40,1h',
        leaseFile: join(lab.folder, 'router.leases'),
        extra,
      }),
    remove: () => namespace.remove(),
  }
}
