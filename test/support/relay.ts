import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { udpListener } from './listening.ts'
import { createNamespace, type Namespace } from './namespace.ts'

/** 10.99.0.0/24 with the server at 10.99.0.1, a router with a DHCP relay, and behind it 10.20.0.0/24 with a device. */
export interface RelayedNetwork {
  readonly server: Namespace
  readonly router: Namespace
  readonly device: Namespace
  /** A script for udhcpc that prints the settings it received: `bound ADDRESS MASK ROUTER`. */
  readonly printer: string
  remove(): Promise<void>
}

export type Relay = 'dnsmasq' | 'dhcrelay'

export async function openRelayedNetwork(): Promise<RelayedNetwork> {
  const server = await createNamespace()
  const router = await createNamespace()
  const device = await createNamespace()
  const folder = await mkdtemp(join(tmpdir(), 'slipway-printer-'))
  const printer = join(folder, 'printer.sh')
  await writeFile(printer, '#!/bin/sh\necho "$1 $ip $subnet $router"\n')
  await chmod(printer, 0o755)
  await server.addCable('srv0', router, 'up0')
  await device.addCable('cli0', router, 'down0')
  await server.addAddress('srv0', '10.99.0.1/24')
  await router.addAddress('up0', '10.99.0.2/24')
  await router.addAddress('down0', '10.20.0.1/24')
  await router.run('sysctl', '-qw', 'net.ipv4.ip_forward=1')
  await server.run('ip', 'route', 'add', '10.20.0.0/24', 'via', '10.99.0.2')
  return {
    server,
    router,
    device,
    printer,
    async remove() {
      for (const namespace of [device, router, server]) await namespace.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Starts the relay on a router that has `up0` (towards 10.99.0.1) and `down0`; resolves once it listens. */
export async function startRelay({ router }: Pick<RelayedNetwork, 'router'>, relay: Relay): Promise<void> {
  const commands: Readonly<Record<Relay, readonly string[]>> = {
    dnsmasq: [
      ...['dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', '--port=0', '--user=root'],
      '--dhcp-relay=10.20.0.1,10.99.0.1',
    ],
    // Adds option 82, and accepts no reply without it.
    dhcrelay: ['dhcrelay', '-4', '-d', '-a', '-id', 'down0', '-iu', 'up0', '10.99.0.1'],
  }
  router.start(commands[relay])
  await udpListener(router, 67)
}
