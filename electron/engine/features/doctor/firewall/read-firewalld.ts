/** A zone as `firewall-cmd --list-all` tells it. */
export interface FirewalldZone {
  readonly target: string
  readonly services: readonly string[]
  readonly ports: readonly string[]
}

/** Services of firewalld that mean ports of ours (its own /usr/lib/firewalld/services). */
const SERVICE_PORTS: Readonly<Record<string, string>> = {
  dhcp: '67/udp',
  tftp: '69/udp',
  http: '80/tcp',
}

export function readZone(text: string): FirewalldZone {
  const field = (name: string): string =>
    new RegExp(`^\\s+${name}: *(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  const words = (name: string): string[] => field(name).split(/\s+/).filter(Boolean)
  return { target: field('target') || 'default', services: words('services'), ports: words('ports') }
}

/** Which of our ports the zone does not let in, as `UDP 67`. */
export function missingInZone(zone: FirewalldZone, httpPort: number): readonly string[] {
  if (zone.target === 'ACCEPT') return []
  const open = [...zone.ports, ...zone.services.flatMap(name => SERVICE_PORTS[name] ?? [])]
  return ['67/udp', '69/udp', '4011/udp', `${httpPort}/tcp`]
    .filter(wanted => !open.some(one => covers(one, wanted)))
    .map(wanted =>
      wanted.replace(
        /^(\d+)\/(\w+)$/,
        (_, port: string, protocol: string) => `${protocol.toUpperCase()} ${port}`,
      ),
    )
}

function covers(open: string, wanted: string): boolean {
  const [range = '', protocol] = open.split('/')
  const [port, wantedProtocol] = wanted.split('/')
  const [first = '', last = first] = range.split('-')
  return protocol === wantedProtocol && Number(port) >= Number(first) && Number(port) <= Number(last)
}
