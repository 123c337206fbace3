import type { DoctorFinding } from '#contract/doctor.ts'
import { usable, type Check, type OfferChange } from '../check.ts'
import { dropsOf } from '../firewall/drops.ts'
import type { InspectFirewall } from '../firewall/look.ts'

/** No firewall on this computer drops the packets of machines. */
export function createFirewallCheck(needs: { look: InspectFirewall; offerChange: OfferChange }): Check {
  return {
    id: 'firewall',
    async run({ card: chosen, httpPort }) {
      const card = usable(chosen)
      if (!card) return { skipped: 'no-usable-card' }
      const seen = await needs.look(card.name)
      switch (seen.kind) {
        case 'rules': {
          const drops = dropsOf(seen.chains, card, httpPort)
          const facts = { firewall: seen.firewall }
          if (drops.length === 0) return { facts }
          const chains = [
            ...new Map(drops.map(({ drop }) => [JSON.stringify(drop.origin), drop.origin])).values(),
          ]
          const firewall = seen.firewall
          const change = {
            kind: 'open-firewall' as const,
            firewall,
            nic: card.name,
            httpPort,
            ...(firewall === 'nftables' && { chains }),
            ...(seen.zone !== undefined && { zone: seen.zone }),
          }
          const [first] = drops
          const finding: Omit<DoctorFinding, 'check'> = {
            code: 'firewall-drops',
            severity: drops.every(({ port }) => port === 4011) ? 'warning' : 'blocking',
            facts: {
              card: card.name,
              firewall,
              ports: drops.map(({ protocol, port }) => `${protocol.toUpperCase()} ${port}`).join(', '),
              table: `${first!.drop.origin.family} ${first!.drop.origin.table}`,
              chain: first!.drop.chain,
              ...(first!.drop.rule !== null && { rule: first!.drop.rule }),
            },
            fixes: [needs.offerChange(change)],
          }
          return { facts, findings: [finding] }
        }
        case 'closed': {
          const { firewall, ports, zone } = seen
          const missing = ports(httpPort)
          if (missing.length === 0) return { facts: { firewall } }
          const change = { kind: 'open-firewall' as const, firewall, nic: card.name, httpPort }
          return {
            facts: { firewall },
            findings: [
              {
                code: 'firewall-drops',
                severity: 'blocking',
                facts: { card: card.name, firewall, ports: missing.join(', '), ...(zone && { zone }) },
                fixes: [needs.offerChange({ ...change, ...(zone && { zone }) })],
              },
            ],
          }
        }
        case 'unread': {
          if (seen.firewall === null) return { skipped: 'not-allowed' }
          const { firewall } = seen
          return {
            facts: { firewall },
            findings: [
              {
                code: 'firewall-unread',
                severity: 'note',
                facts: { firewall, card: card.name },
                fixes: [needs.offerChange({ kind: 'open-firewall', firewall, nic: card.name, httpPort })],
              },
            ],
          }
        }
        case 'none':
          return { facts: { firewall: '' } }
        case 'not-here':
          return { skipped: 'not-here' }
      }
    },
  }
}
