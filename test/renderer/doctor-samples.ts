import type { DoctorFinding } from '#contract/doctor.ts'
import type { HostChange } from '#contract/host-change.ts'
import { hostCommandsOf } from '#engine/features/doctor/privilege/host-commands.ts'

const offer = (change: HostChange) => ({
  kind: 'host-change' as const,
  change,
  commands: hostCommandsOf(change).make,
  canRun: true,
})

/** A computer on which nearly everything is wrong. */
export const doctorFindings: readonly DoctorFinding[] = [
  {
    code: 'ports-closed',
    check: 'ports',
    severity: 'blocking',
    facts: { ports: '67, 69' },
    fixes: [offer({ kind: 'open-ports', until: 'restart' }), offer({ kind: 'open-ports', until: 'undone' })],
  },
  {
    code: 'port-taken',
    check: 'ports',
    severity: 'blocking',
    facts: { protocol: 'udp', port: 67, holder: 'dnsmasq', pid: 812 },
    fixes: [
      { kind: 'show-command', command: { program: 'systemctl', args: ['stop', 'dnsmasq'] } },
      { kind: 'serve-as', mode: 'off' },
    ],
  },
  {
    code: 'firewall-drops',
    check: 'firewall',
    severity: 'blocking',
    facts: {
      card: 'eth1',
      firewall: 'nftables',
      ports: 'UDP 67, UDP 69, UDP 4011, TCP 8080',
      table: 'inet filter',
      chain: 'input',
    },
    fixes: [
      offer({
        kind: 'open-firewall',
        firewall: 'nftables',
        nic: 'eth1',
        httpPort: 8080,
        chains: [{ family: 'inet', table: 'filter', chain: 'input' }],
      }),
    ],
  },
  {
    code: 'other-dhcp-server',
    check: 'dhcp-servers',
    severity: 'warning',
    facts: { card: 'eth1', server: '192.168.7.254', bootFile: 'pxelinux.0', nextServer: '192.168.7.5' },
    fixes: [{ kind: 'serve-as', mode: 'proxy' }],
  },
  {
    code: 'test-machines-incomplete',
    check: 'test-machines',
    severity: 'note',
    facts: { programs: 'OVMF, swtpm' },
    fixes: [],
  },
]
