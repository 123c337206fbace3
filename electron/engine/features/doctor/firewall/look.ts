import { readFile } from 'node:fs/promises'
import type { FirewallKind } from '#contract/host-change.ts'
import type { RunProgram } from '../../../base/process/run-program.ts'
import { missingInSocketfilter, missingInWindows, missingInZone, readZone } from './listed-ports.ts'
import type { BaseChain } from './packet-filter.ts'
import { readIptablesSave } from './read-iptables-save.ts'
import { readNftJson } from './read-nft-json.ts'
import { settingIn } from '../../../base/scan.ts'

/** The state of this computer's firewall. */
export type FirewallSeen =
  | {
      readonly kind: 'rules'
      readonly firewall: FirewallKind
      readonly chains: readonly BaseChain[]
      readonly zone?: string
    }
  /** A firewall with a list of open ports and programs. `ports` are the missing ones, as `UDP 67`. */
  | {
      readonly kind: 'closed'
      readonly firewall: FirewallKind
      readonly ports: (httpPort: number) => readonly string[]
      readonly zone?: string
    }
  /** A firewall is on, or may be, but only administrators can read its rules. */
  | { readonly kind: 'unread'; readonly firewall: FirewallKind | null }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-here' }

export type InspectFirewall = (card: string) => Promise<FirewallSeen>

/** Reads this system's firewall. Changes nothing. */
export function createFirewallLook(needs: {
  readonly run: RunProgram
  readonly platform?: NodeJS.Platform
  readonly readUfwConfig?: () => Promise<string>
}): InspectFirewall {
  const { run, platform = process.platform } = needs
  const readUfwConfig = needs.readUfwConfig ?? (() => readFile('/etc/ufw/ufw.conf', 'utf8').catch(() => ''))
  if (platform === 'win32') return async () => missingInWindows(run)
  if (platform === 'darwin') return async () => missingInSocketfilter(run)
  if (platform !== 'linux') return async () => ({ kind: 'not-here' })

  return async card => {
    const [nft, iptables] = await Promise.all([
      run({ program: 'nft', args: ['-j', 'list', 'ruleset'] }),
      run({ program: 'iptables-save', args: [] }),
    ])
    const zone = await zoneOf(run, card)
    const byNft = nft.code === 0 ? readNftJson(nft.stdout, card) : null
    const byIptables = iptables.code === 0 ? readIptablesSave(iptables.stdout) : null
    if (byNft || byIptables) return rulesOf(byNft ?? [], byIptables, zone)
    if (zone !== null) {
      const { name, text } = zone
      return {
        kind: 'closed',
        firewall: 'firewalld',
        zone: name,
        ports: httpPort => missingInZone(readZone(text), httpPort),
      }
    }
    if (isUfwEnabled(await readUfwConfig())) return { kind: 'unread', firewall: 'ufw' }
    return nft.isAbsent && iptables.isAbsent ? { kind: 'none' } : { kind: 'unread', firewall: null }
  }
}

const isUfwEnabled = (config: string): boolean =>
  config.split('\n').some(line => {
    const setting = settingIn(line)
    return /^enabled$/i.test(setting?.key ?? '') && /^"?yes/i.test(setting?.value ?? '')
  })

function rulesOf(
  byNft: readonly BaseChain[],
  byIptables: readonly BaseChain[] | null,
  zone: { readonly name: string } | null,
): FirewallSeen {
  // iptables prints its own rules better than nft does, which shows iptables matches only as `xt`.
  const own = byIptables ? byNft.filter(({ name }) => name !== name.toUpperCase()) : byNft
  const chains = [...own, ...(byIptables ?? [])]
  const isUfw = chains.some(({ siblings }) => [...siblings.keys()].some(name => name.startsWith('ufw-')))
  if (isUfw) return { kind: 'rules', firewall: 'ufw', chains }
  if (zone !== null) return { kind: 'rules', firewall: 'firewalld', chains, zone: zone.name }
  const isIptables = own.length === 0 && chains.length > 0
  return { kind: 'rules', firewall: isIptables ? 'iptables' : 'nftables', chains }
}

/** A card's firewalld zone, with its settings; null if firewalld does not run. */
async function zoneOf(run: RunProgram, card: string): Promise<{ name: string; text: string } | null> {
  const ask = async (...args: readonly string[]): Promise<string | null> => {
    const end = await run({ program: 'firewall-cmd', args })
    return end.code === 0 ? end.stdout.trim() : null
  }
  if ((await ask('--state')) !== 'running') return null
  const name = (await ask(`--get-zone-of-interface=${card}`)) ?? (await ask('--get-default-zone'))
  if (name === null || !/^[\w-]+$/.test(name)) return null
  return { name, text: (await ask(`--zone=${name}`, '--list-all')) ?? '' }
}
