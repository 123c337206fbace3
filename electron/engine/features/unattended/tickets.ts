import { randomBytes } from 'node:crypto'
import type { MacAddress } from '#contract/address.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'

/** Permission for one machine to fetch one profile's files during one boot. */
export interface AnswerTicket {
  readonly token: string
  readonly mac: MacAddress
  readonly profile: string
  readonly entry: string
}

/** 128 bits, so that it cannot be guessed. */
const TOKEN_BYTES = 16
/** An installation takes minutes; a machine left waiting at a question still gets its files on the same day. */
const LIFETIME_MS = 24 * 3600 * 1000
/** A menu makes one ticket for each entry with an answer file; the oldest are dropped first. */
const MAX_TICKETS = 10_000

interface Issued extends AnswerTicket {
  readonly madeAtMs: number
  /** Null until a boot is known. */
  bootId: number | null
}

const useOf = ({ profile, entry }: Pick<AnswerTicket, 'profile' | 'entry'>): string => `${profile} ${entry}`

/** Tickets are issued while a machine reads its menu, and expire with its next boot. */
export interface AnswerTickets {
  /** Returns the same ticket for the rest of the same boot. */
  issue(mac: MacAddress, what: { readonly profile: string; readonly entry: string }): AnswerTicket
  find(token: string): AnswerTicket | null
  /** A machine's newest ticket for a profile that `fits`. */
  newestOf(mac: MacAddress, fits: (profile: string) => boolean): AnswerTicket | null
  /** Notes which boot a machine is in; a new one ends its tickets. */
  noteBoot(mac: MacAddress, bootId: number): void
}

export function createAnswerTickets(needs: { readonly clock: Clock }): AnswerTickets {
  const { clock } = needs
  /** By profile and entry. */
  const tokensOf = new Map<MacAddress, Map<string, string>>()
  const drop = (ticket: Issued): void => {
    byToken.delete(ticket.token)
    const tokens = tokensOf.get(ticket.mac)
    tokens?.delete(useOf(ticket))
    if (tokens?.size === 0) tokensOf.delete(ticket.mac)
  }
  const byToken = new BoundedMap<string, Issued>(MAX_TICKETS, (_, ticket) => drop(ticket))
  const bootOf = new BoundedMap<MacAddress, number>(MAX_TICKETS)

  const isOver = (ticket: Issued): boolean => clock.nowMs() - ticket.madeAtMs > LIFETIME_MS
  const valid = (token: string): Issued | null => {
    const ticket = byToken.get(token) ?? null
    if (!ticket || !isOver(ticket)) return ticket
    drop(ticket)
    return null
  }
  const ofMachine = (mac: MacAddress): readonly Issued[] =>
    [...(tokensOf.get(mac)?.values() ?? [])].map(valid).filter(ticket => ticket !== null)

  return {
    issue(mac, { profile, entry }) {
      const tokens = tokensOf.get(mac) ?? new Map<string, string>()
      const same = valid(tokens.get(useOf({ profile, entry })) ?? '')
      if (same) return same
      const ticket: Issued = {
        token: randomBytes(TOKEN_BYTES).toString('hex'),
        mac,
        profile,
        entry,
        madeAtMs: clock.nowMs(),
        bootId: bootOf.get(mac) ?? null,
      }
      tokensOf.set(mac, tokens.set(useOf(ticket), ticket.token))
      byToken.set(ticket.token, ticket)
      return ticket
    },
    find: valid,
    newestOf: (mac, fits) => ofMachine(mac).findLast(one => fits(one.profile)) ?? null,
    noteBoot(mac, bootId) {
      if ((bootOf.get(mac) ?? -1) >= bootId) return
      bootOf.set(mac, bootId)
      for (const ticket of ofMachine(mac)) {
        if (ticket.bootId === null) ticket.bootId = bootId
        else if (ticket.bootId < bootId) drop(ticket as Issued)
      }
    },
  }
}
