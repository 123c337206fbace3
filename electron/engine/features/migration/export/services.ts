import { lines, type ExportedText, type ExportPlan } from './export-plan.ts'

interface Unit {
  readonly name: string
  readonly description: string
  readonly start: string
  readonly more?: readonly string[]
}

/** Doubles `%`, which starts a systemd specifier, and quotes a path with a space. */
const inUnit = (text: string): string => {
  const escaped = text.replaceAll('%', '%%')
  return /[\s"'\\;$]/.test(escaped)
    ? `"${escaped.replaceAll(/["\\]/g, '\\$&').replaceAll('$', '$$$$')}"`
    : escaped
}

/** Units for the servers that the folder uses, in addition to those in the distribution's packages. */
export function writeSystemdUnits({ kind, installedAt }: ExportPlan): readonly ExportedText[] {
  const at = (name: string): string => inUnit(`${installedAt}/${name}`)
  const units: readonly Unit[] = [
    {
      name: 'netboot-dnsmasq',
      description:
        kind === 'kea'
          ? 'Boot files by TFTP'
          : 'Addresses and boot files for machines that start from the network',
      start: `dnsmasq --keep-in-foreground --conf-file=${at('dnsmasq.conf')}`,
    },
    {
      name: 'netboot-nginx',
      description: 'Kernels and discs for machines that start from the network',
      start: `nginx -p ${inUnit(installedAt)} -c nginx.conf -g 'daemon off;'`,
      more: ['PrivateTmp=yes'],
    },
    ...(kind === 'kea'
      ? [
          {
            name: 'netboot-kea',
            description: 'Addresses for machines that start from the network',
            start: `kea-dhcp4 -c ${at('kea-dhcp4.conf')}`,
          },
        ]
      : []),
  ]
  return units.map(unit => ({ path: `systemd/${unit.name}.service`, text: writeUnit(unit) }))
}

function writeUnit({ description, start, more = [] }: Omit<Unit, 'name'>): string {
  return lines([
    '[Unit]',
    `Description=${description}`,
    'Wants=network-online.target',
    'After=network-online.target',
    '',
    '[Service]',
    `ExecStart=${start}`,
    'Restart=on-failure',
    ...more,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ])
}

/** Slipway itself on a server: as a systemd service, and as a container. */
export function writeSlipwayServer(plan: ExportPlan): readonly ExportedText[] {
  return [
    { path: 'slipway/slipway.service', text: writeService(plan) },
    { path: 'slipway/Dockerfile', text: writeDockerfile(plan) },
  ]
}

const STATE = '/var/lib/slipway'
const CHECKOUT = '/opt/slipway'

function serveArguments({ network }: ExportPlan): readonly string[] {
  const { nic, dhcp, range, gateway, dns, leaseSeconds, httpPort } = network
  return [
    ...['serve', '--data', STATE, '--nic', nic ?? 'eth0', '--dhcp', dhcp],
    ...(range === null ? [] : ['--range', `${range.first}-${range.last}`]),
    ...(gateway === null ? [] : ['--gateway', gateway]),
    ...(dns.length === 0 ? [] : ['--dns', dns.join(',')]),
    ...['--lease', String(leaseSeconds), '--http-port', String(httpPort), '--ui', '127.0.0.1:8090'],
  ]
}

/** Allows ports below 1024 without root, and raw sockets; see SECURITY.md. */
function writeService(plan: ExportPlan): string {
  const start = ['/usr/bin/env', 'node', `${CHECKOUT}/electron/headless/slipway.cjs`, ...serveArguments(plan)]
  return writeUnit({
    description: 'Slipway: starts machines from the network',
    start: start.join(' '),
    more: [
      'DynamicUser=yes',
      'StateDirectory=slipway',
      'StateDirectoryMode=0700',
      'AmbientCapabilities=CAP_NET_BIND_SERVICE CAP_NET_RAW',
      'CapabilityBoundingSet=CAP_NET_BIND_SERVICE CAP_NET_RAW',
      'ProtectSystem=strict',
      'ProtectHome=read-only',
      'PrivateTmp=yes',
      'NoNewPrivileges=yes',
    ],
  })
}

function writeDockerfile(plan: ExportPlan): string {
  return lines([
    `# Slipway ${plan.version} in a container. In a checkout of Slipway:`,
    '#   docker build -t slipway -f Dockerfile .',
    '# DHCP needs the network of the host itself:',
    `#   docker run --network host --cap-add NET_RAW --cap-add NET_BIND_SERVICE -v slipway:${STATE} -v /srv/iso:/srv/iso:ro slipway`,
    'FROM node:24-bookworm',
    // node:24-bookworm has Python and a compiler, for native modules without a build for this processor.
    `WORKDIR ${CHECKOUT}`,
    'COPY . .',
    'RUN npm ci && npm run boot-files',
    `VOLUME ${STATE}`,
    `ENTRYPOINT ["node", "electron/headless/slipway.cjs"]`,
    `CMD ${JSON.stringify(serveArguments(plan))}`,
  ])
}
