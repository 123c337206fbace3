import type { Machine } from '#contract/machine.ts'
import { hostNameOf } from '../../../base/host-name.ts'
import type { ArchBootFile } from '../../boot/create-boot.ts'
import { FILES, lines, machinesInDhcp, type ExportedText, type ExportPlan } from './export-plan.ts'
import { networkAddress, subnetBounds } from '#contract/subnet.ts'

/**
 * `dnsmasq.conf`: DHCP (complete, or as a proxy next to another server) and TFTP. Next to Kea it only serves TFTP.
 */
export function writeDnsmasqConf(plan: ExportPlan): ExportedText {
  const dhcp = plan.kind === 'kea' ? [] : [...addresses(plan), ...kinds(plan), ...hosts(plan)]
  return {
    path: 'dnsmasq.conf',
    text: lines([
      `# Written by Slipway ${plan.version}.`,
      '# No DNS: whoever resolves names here goes on doing so.',
      'port=0',
      ...(plan.network.nic === null
        ? ['# On every card; name one: interface=eth0']
        : [`interface=${plan.network.nic}`]),
      'bind-dynamic',
      'log-dhcp',
      '',
      'enable-tftp',
      `tftp-root=${plan.installedAt}/${FILES}`,
      ...dhcp,
    ]),
  }
}

function addresses({ network }: ExportPlan): readonly string[] {
  const { range, gateway, dns, leaseSeconds } = network
  const head = ['', '# The network.']
  if (network.dhcp === 'proxy' || range === null)
    return [...head, `dhcp-range=${networkAddress(network)},proxy,${subnetBounds(network).mask}`]
  return [
    ...head,
    `dhcp-range=${range.first},${range.last},${subnetBounds(network).mask},${leaseSeconds}`,
    'dhcp-authoritative',
    // An empty value sends nothing; without the option dnsmasq would send its own address.
    gateway === null ? 'dhcp-option=option:router' : `dhcp-option=option:router,${gateway}`,
    dns.length === 0 ? 'dhcp-option=option:dns-server' : `dhcp-option=option:dns-server,${dns.join(',')}`,
  ]
}

/** iPXE sends its own user class (RFC 3004). Only this test stops it from loading iPXE again forever. */
function kinds(plan: ExportPlan): readonly string[] {
  const files = plan.boot.archBootFiles()
  return [
    '',
    '# What machines load: iPXE its script, everybody else the loader of its architecture.',
    'dhcp-userclass=set:ipxe,iPXE',
    ...files.flatMap(({ arch, codes }) =>
      codes.map(code => `dhcp-match=set:${arch},option:client-arch,${code}`),
    ),
    ...(plan.network.dhcp === 'proxy'
      ? files.flatMap(kind => proxyKind(kind, plan))
      : [...files.flatMap(serverKind), `dhcp-boot=tag:ipxe,tag:!own-script,${plan.boot.ipxeStartUrl}`]),
  ]
}

function serverKind({ arch, isHttp, file }: ArchBootFile): readonly string[] {
  return [
    `dhcp-boot=tag:${arch},tag:!ipxe,tag:!own-loader,${file}`,
    // UEFI HTTP boot only accepts an offer that contains this class (UEFI specification 2.10, §24.7.3).
    ...(isHttp ? [`dhcp-option-force=tag:${arch},tag:!ipxe,60,HTTPClient`] : []),
  ]
}

/**
 * HTTP boot next to another server is left out: dnsmasq's proxy only answers PXEClient. A `dhcp-boot` in a proxy
 * reply has no PXE menu, without which iPXE in a card's ROM reports "Nothing to boot". So iPXE's script is a PXE
 * service as well.
 */
function proxyKind({ codes, isHttp, file }: ArchBootFile, plan: ExportPlan): readonly string[] {
  if (isHttp) return []
  return codes.flatMap(code => [
    `pxe-service=tag:!ipxe,${code},"Slipway",${file}`,
    `pxe-service=tag:ipxe,${code},"Slipway",${plan.boot.ipxeStartUrl}`,
  ])
}

function hosts(plan: ExportPlan): readonly string[] {
  if (plan.network.dhcp === 'proxy') return []
  return machinesInDhcp(plan).flatMap(machine => ['', ...hostLines(machine, plan)])
}

function hostLines(machine: Machine, plan: ExportPlan): readonly string[] {
  const { mac, reservedIp, name, nextServer, rootPath, dns } = machine
  if (machine.next === 'ignore') return [`dhcp-host=${mac},ignore`]
  const own = plan.boot.machineBootFile(machine)
  const tag = `m-${mac.replaceAll(':', '')}`
  const server = nextServer === null ? '' : `,,${nextServer}`
  const firmware = own.firmware ?? (nextServer === null ? null : usualFile(machine, plan))
  const script = own.ipxe
  const host = [
    mac,
    `set:${tag}`,
    ...(firmware === null ? [] : ['set:own-loader']),
    ...(script === null ? [] : ['set:own-script']),
    ...(reservedIp === null ? [] : [reservedIp]),
    ...(name === null ? [] : [hostNameOf(machine)]),
  ]
  return [
    `dhcp-host=${host.join(',')}`,
    ...(firmware === null ? [] : [`dhcp-boot=tag:${tag},tag:!ipxe,${word(firmware)}${server}`]),
    ...(script === null ? [] : [`dhcp-boot=tag:${tag},tag:ipxe,${word(script)}${server}`]),
    ...(rootPath === null ? [] : [`dhcp-option=tag:${tag},option:root-path,${word(rootPath)}`]),
    ...(dns.length === 0 ? [] : [`dhcp-option=tag:${tag},option:dns-server,${dns.join(',')}`]),
  ]
}

const usualFile = (machine: Machine, plan: ExportPlan): string | null =>
  plan.boot.archBootFiles().find(({ arch }) => arch === machine.arch)?.file ?? null

/** dnsmasq takes quotes around values with commas, spaces or `#`; quotes and backslashes are escaped. */
function word(text: string): string {
  const clean = text.replaceAll(/\p{Cc}/gu, '')
  return /^[A-Za-z0-9_.:/=@%+-]+$/.test(clean) ? clean : `"${clean.replaceAll(/[\\"]/g, '\\$&')}"`
}
