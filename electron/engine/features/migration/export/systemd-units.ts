import { lines, type ExportedText, type ExportPlan } from './export-plan.ts'

interface Unit {
  readonly name: string
  readonly description: string
  readonly start: string
  readonly more?: readonly string[]
}

/** systemd's own escape for its specifiers; a path with a space is put in quotes. */
const inUnit = (text: string): string => {
  const escaped = text.replaceAll('%', '%%')
  return /[\s"'\\;$]/.test(escaped)
    ? `"${escaped.replaceAll(/["\\]/g, '\\$&').replaceAll('$', '$$$$')}"`
    : escaped
}

/** One unit for each server that the folder needs, beside those that the distribution's packages bring. */
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

export function writeUnit({ description, start, more = [] }: Omit<Unit, 'name'>): string {
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
