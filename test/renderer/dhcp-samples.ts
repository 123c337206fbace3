import type { BootEvent } from '#contract/boot-event.ts'
import type { Lease } from '#contract/machine.ts'
import { reason } from '#contract/reason.ts'
import { biosMac, ip, mac, stoppedMac, uefiMac } from './address-samples.ts'
import { boot } from './boot-samples.ts'

/** A machine on a network with another DHCP server that did not load the offered boot file, for each possible reason. */
export const turnedAway = (failure: string, facts: Record<string, string> = {}, id = 20) =>
  boot({ id, mac: stoppedMac, ip: ip('192.168.7.57'), startedAtMs: Date.now() - 60_000 }, [
    { id: 'asked' },
    ...(failure === 'no-request'
      ? []
      : [{ id: 'addressed' as const, facts: { address: '192.168.7.57', server: '192.168.7.254' } }]),
    {
      id: 'told',
      state: 'warning',
      facts: {
        bootFile: 'snponly.efi',
        failure,
        reason: 'took an address from 192.168.7.254 and ignored what it was told to boot',
        ...(failure !== 'no-request' && { server: '192.168.7.254', address: '192.168.7.57' }),
        ...facts,
      },
    },
  ])

const lease = (
  address: string,
  owner: Lease['mac'],
  minutes: number,
  hostname: string | null = null,
): Lease => ({
  ip: ip(address),
  mac: owner,
  hostname,
  grantedAtMs: Date.now() - 600_000,
  expiresAtMs: Date.now() + minutes * 60_000,
  gateway: null,
})

export const leases: readonly Lease[] = [
  lease('192.168.7.101', uefiMac, 42),
  lease('192.168.7.102', biosMac, 118),
  lease('192.168.7.103', stoppedMac, 7, 'opti-7090'),
  lease('192.168.7.104', mac('a4:bb:6d:00:12:9f'), 55, 'printer'),
  lease('192.168.7.105', mac('e0:d5:5e:31:77:08'), -20, 'gone'),
]

const heard = { mac: mac('a4:bb:6d:00:12:aa'), ip: null, atMs: Date.now() - 5_000 }
export const poolFull: BootEvent = {
  kind: 'dhcp.pool-exhausted',
  first: ip('192.168.7.100'),
  last: ip('192.168.7.103'),
  seq: 71,
  ...heard,
}
export const strangeRelay: BootEvent = {
  kind: 'dhcp.refused',
  address: null,
  ...reason('no-segment', { relay: ip('10.2.0.1') }),
  seq: 72,
  ...heard,
}
