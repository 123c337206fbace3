import type { Machine } from '#contract/machine.ts'
import { hostNameOf } from '../../../base/host-name.ts'
import { machinesInDhcp, type ExportedText, type ExportPlan } from './export-plan.ts'
import { networkAddress } from '#contract/subnet.ts'

const SOCKET_RETRY_MS = 3000

type Json = Readonly<Record<string, unknown>>

/**
 * `kea-dhcp4.conf`. Kea takes the boot file from the first class of a packet that has one, so classes for machines
 * come before classes for architectures.
 */
export function writeKeaConf(plan: ExportPlan): ExportedText {
  const { network } = plan
  const machines = machinesInDhcp(plan)
  const configuration = {
    Dhcp4: {
      'interfaces-config': {
        interfaces: [network.nic ?? '*'],
        'dhcp-socket-type': 'raw',
        // Without retries Kea never opens a card that has no link at start; a cable may be plugged in later.
        'service-sockets-max-retries': 1_000_000,
        'service-sockets-retry-wait-time': SOCKET_RETRY_MS,
      },
      'lease-database': { type: 'memfile', persist: true },
      'valid-lifetime': network.leaseSeconds,
      authoritative: true,
      'match-client-id': false,
      'client-classes': [
        ...ignored(machines),
        { name: 'ipxe', test: "substring(option[77].hex,0,4) == 'iPXE' or option[77].hex == 0x0469505845" },
        ...machines.flatMap(machine => machineClasses(machine, plan)),
        { name: 'ipxe-script', test: "member('ipxe')", 'boot-file-name': plan.boot.ipxeStartUrl },
        ...archClasses(plan),
      ],
      subnet4: [
        {
          id: 1,
          subnet: `${networkAddress(network)}/${network.prefixLength}`,
          ...(network.nic === null ? {} : { interface: network.nic }),
          pools: network.range === null ? [] : [{ pool: `${network.range.first} - ${network.range.last}` }],
          'next-server': network.address,
          'option-data': [
            ...(network.gateway === null ? [] : [option('routers', network.gateway)]),
            ...(network.dns.length === 0 ? [] : [option('domain-name-servers', network.dns.join(', '))]),
          ],
          reservations: machines.filter(machine => machine.next !== 'ignore').map(reservation),
        },
      ],
    },
  }
  return { path: 'kea-dhcp4.conf', text: `${JSON.stringify(configuration, null, 2)}\n` }
}

const option = (name: string, data: string): Json => ({ name, data })
const hex = (machine: Machine): string => `0x${machine.mac.replaceAll(':', '')}`
const isFrom = (machine: Machine): string => `pkt4.mac == ${hex(machine)}`

/** Kea does not answer packets of the class `DROP`. */
function ignored(machines: readonly Machine[]): readonly Json[] {
  const silent = machines.filter(machine => machine.next === 'ignore').map(isFrom)
  return silent.length === 0 ? [] : [{ name: 'DROP', test: silent.join(' or ') }]
}

function machineClasses(machine: Machine, plan: ExportPlan): readonly Json[] {
  const { firmware, ipxe } = plan.boot.machineBootFile(machine)
  const name = `m-${machine.mac.replaceAll(':', '')}`
  return [
    ...(firmware === null
      ? []
      : [{ name, test: `${isFrom(machine)} and not member('ipxe')`, 'boot-file-name': firmware }]),
    ...(ipxe === null
      ? []
      : [{ name: `${name}-ipxe`, test: `${isFrom(machine)} and member('ipxe')`, 'boot-file-name': ipxe }]),
  ]
}

function archClasses(plan: ExportPlan): readonly Json[] {
  return plan.boot.archBootFiles().map(({ arch, codes, isHttp, file }) => ({
    name: arch,
    test: `(${codes.map(code => `option[93].hex == 0x${code.toString(16).padStart(4, '0')}`).join(' or ')}) and not member('ipxe')`,
    'boot-file-name': file,
    // UEFI HTTP boot only accepts an offer that contains this class.
    ...(isHttp
      ? { 'option-data': [{ ...option('vendor-class-identifier', 'HTTPClient'), 'always-send': true }] }
      : {}),
  }))
}

function reservation(machine: Machine): Json {
  const { mac, reservedIp, name, nextServer, rootPath, dns } = machine
  return {
    'hw-address': mac,
    ...(reservedIp === null ? {} : { 'ip-address': reservedIp }),
    ...(name === null ? {} : { hostname: hostNameOf(machine) }),
    ...(nextServer === null ? {} : { 'next-server': nextServer }),
    'option-data': [
      ...(rootPath === null ? [] : [option('root-path', rootPath.replaceAll(',', '\\,'))]),
      ...(dns.length === 0 ? [] : [option('domain-name-servers', dns.join(', '))]),
    ],
  }
}
