import type { RunProgram } from '../../../base/process/run-program.ts'
import type { FirewallSeen } from './look.ts'

/** A zone from the output of `firewall-cmd --list-all`. */
interface FirewalldZone {
  readonly target: string
  readonly services: readonly string[]
  readonly ports: readonly string[]
}

/** firewalld services that contain Slipway's ports (its own /usr/lib/firewalld/services). */
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

/** Slipway's ports that the zone does not open, as `UDP 67`. */
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

const SOCKETFILTER = '/usr/libexec/ApplicationFirewall/socketfilterfw'

/**
 * macOS filters by program: `socketfilterfw --getappblocked` reports Slipway's state. Written from its documentation;
 * not yet tested on a Mac.
 */
export async function missingInSocketfilter(
  run: RunProgram,
  program = process.execPath,
): Promise<FirewallSeen> {
  const state = await run({ program: SOCKETFILTER, args: ['--getglobalstate'] })
  if (state.code !== 0) return { kind: 'unread', firewall: null }
  if (/\(State = 0\)|disabled/i.test(state.stdout)) return { kind: 'none' }
  const blocked = await run({ program: SOCKETFILTER, args: ['--getappblocked', program] })
  const isLetIn = blocked.code === 0 && /permitted|allowed/i.test(blocked.stdout)
  return { kind: 'closed', firewall: 'macos', ports: httpPort => (isLetIn ? [] : allPorts(httpPort)) }
}

/**
 * Windows: inbound allow rules for Slipway's program, and block rules, which take precedence (dismissing the prompt at
 * the first start creates one). The output of `netsh` is in the system's language, so PowerShell reads the rules as
 * objects. Written from its documentation; not yet tested on Windows.
 */
export async function missingInWindows(run: RunProgram, program = process.execPath): Promise<FirewallSeen> {
  const end = await run(
    { program: 'powershell', args: ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_RULES] },
    { timeoutMs: 30_000 },
  )
  const rules = end.code === 0 ? readWindowsRules(end.stdout) : null
  if (!rules) return { kind: 'unread', firewall: 'windows' }
  if (!rules.isOn) return { kind: 'none' }
  const ours = rules.rules.filter(rule => rule.program.toLowerCase() === program.toLowerCase())
  const isLetIn =
    ours.some(({ action }) => action === 'Allow') && !ours.some(({ action }) => action === 'Block')
  return { kind: 'closed', firewall: 'windows', ports: httpPort => (isLetIn ? [] : allPorts(httpPort)) }
}

const WINDOWS_RULES =
  '$on = @(Get-NetFirewallProfile | Where-Object Enabled -eq True).Count -gt 0; ' +
  '$rules = @(Get-NetFirewallRule -Direction Inbound -Enabled True | ForEach-Object { ' +
  '[pscustomobject]@{ action = "$($_.Action)"; program = "$(($_ | Get-NetFirewallApplicationFilter).Program)" } } | ' +
  "Where-Object program -ne 'Any'); " +
  '[pscustomobject]@{ isOn = $on; rules = $rules } | ConvertTo-Json -Compress -Depth 3'

interface WindowsRules {
  readonly isOn: boolean
  readonly rules: readonly { readonly action: string; readonly program: string }[]
}

/** Null if the text is not such an answer. */
export function readWindowsRules(text: string): WindowsRules | null {
  try {
    const { isOn, rules } = JSON.parse(text) as { isOn?: unknown; rules?: unknown }
    if (typeof isOn !== 'boolean') return null
    const list = (Array.isArray(rules) ? rules : [rules]) as ({
      action?: unknown
      program?: unknown
    } | null)[]
    return {
      isOn,
      rules: list.flatMap(one => (one ? [{ action: String(one.action), program: String(one.program) }] : [])),
    }
  } catch {
    return null
  }
}

const allPorts = (httpPort: number): readonly string[] => ['UDP 67', 'UDP 69', 'UDP 4011', `TCP ${httpPort}`]
