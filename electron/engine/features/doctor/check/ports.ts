import { toApiError, type ApiError } from '#contract/errors.ts'
import type { DoctorFinding, DoctorFix } from '#contract/doctor.ts'
import {
  isServedOn,
  usable,
  type Check,
  type CheckOutcome,
  type ServingControl,
  type UsableCard,
  type OfferChange,
} from '../check.ts'

/** A port that machines send requests to. */
interface WantedPort {
  readonly protocol: 'udp' | 'tcp'
  readonly port: number
}

/** Opens a port as serving would, and closes it again. Rejects with `port-in-use` or `permission-denied`. */
export type TryPort = (card: UsableCard, wanted: WantedPort) => Promise<void>

/** The program that holds a port, as far as this user can see. */
export type FindHolder = (wanted: WantedPort) => Promise<{ readonly holder?: string; readonly pid?: number }>

/** Ports 67, 69, 4011 and HTTP can be opened on the card. */
export function createPortsCheck(needs: {
  serving: ServingControl
  tryPort: TryPort
  findHolder: FindHolder
  offerChange: OfferChange
}): Check {
  const { serving, tryPort, findHolder, offerChange } = needs

  const problemsOn = async (card: UsableCard, wanted: readonly WantedPort[], signal: AbortSignal) => {
    const problems: { readonly wanted: WantedPort; readonly error: ApiError }[] = []
    for (const one of wanted) {
      signal.throwIfAborted()
      await tryPort(card, one).catch((thrown: unknown) =>
        problems.push({ wanted: one, error: toApiError(thrown) }),
      )
    }
    return problems
  }

  return {
    id: 'ports',
    async run({ card: chosen, httpPort }): Promise<CheckOutcome> {
      const card = usable(chosen)
      if (!card) return { skipped: 'no-usable-card' }
      const facts = { ports: `67, 69, 4011, ${httpPort}` }
      if (isServedOn(serving.state(), card)) return { facts: { ...facts, ours: 1 } }
      const wanted: readonly WantedPort[] = [
        ...[67, 69, 4011].map(port => ({ protocol: 'udp' as const, port })),
        { protocol: 'tcp', port: httpPort },
      ]
      const problems = await serving.runWhenIdle(signal => problemsOn(card, wanted, signal))
      const closed = problems.filter(({ error }) => error.code === 'permission-denied')
      const taken = problems.filter(({ error }) => error.code === 'port-in-use')
      const findings: Omit<DoctorFinding, 'check'>[] = []
      if (closed.length > 0)
        findings.push({
          code: 'ports-closed',
          severity: 'blocking',
          facts: { ports: closed.map(one => one.wanted.port).join(', ') },
          fixes: closedFixes(offerChange),
        })
      for (const one of taken) {
        const holder = await findHolder(one.wanted)
        findings.push(takenFinding(one.wanted, { ...holder, ...holderIn(one.error) }))
      }
      return { facts, findings }
    },
  }
}

function closedFixes(offerChange: OfferChange): DoctorFix[] {
  return [
    offerChange({ kind: 'open-ports', until: 'restart' }),
    offerChange({ kind: 'open-ports', until: 'undone' }),
  ]
}

function holderIn({ params }: ApiError): Readonly<Record<string, string | number>> {
  const { holder, pid } = params
  return { ...(holder !== undefined && { holder }), ...(pid !== undefined && { pid }) }
}

function takenFinding(
  { protocol, port }: WantedPort,
  holder: Readonly<Record<string, string | number>>,
): Omit<DoctorFinding, 'check'> {
  const fixes: DoctorFix[] = []
  const unit = typeof holder['holder'] === 'string' ? UNITS[holder['holder']] : undefined
  if (unit !== undefined)
    fixes.push({ kind: 'show-command', command: { program: 'systemctl', args: ['stop', unit] } })
  if (protocol === 'tcp') fixes.unshift({ kind: 'other-http-port', port: port === 8080 ? 8081 : 8080 })
  if (port === 67) fixes.push({ kind: 'serve-as', mode: 'off' })
  return {
    code: 'port-taken',
    // Machines need the boot server only if another DHCP server assigns the addresses.
    severity: port === 4011 ? 'warning' : 'blocking',
    facts: { protocol, port, ...holder },
    fixes,
  }
}

/** The systemd units of programs that are known to use these ports. */
const UNITS: Readonly<Record<string, string>> = {
  dnsmasq: 'dnsmasq',
  dhcpd: 'isc-dhcp-server',
  'kea-dhcp4': 'kea-dhcp4-server',
  'in.tftpd': 'tftpd-hpa',
  atftpd: 'atftpd',
  nginx: 'nginx',
  apache2: 'apache2',
  httpd: 'httpd',
}
