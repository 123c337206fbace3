import { describe, expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { createAnswerTickets } from '#engine/features/unattended/tickets.ts'
import { createManualClock } from '../../../support/manual-clock.ts'

const mac = '52:54:00:00:00:0a' as MacAddress
const other = '52:54:00:00:00:0b' as MacAddress
const what = { profile: 'lab', entry: 'debian.install' }

describe('a ticket for answer files', () => {
  it('cannot be guessed, and stays the same during a boot', () => {
    const tickets = createAnswerTickets({ clock: createManualClock(0) })
    tickets.noteBoot(mac, 1)
    const one = tickets.issue(mac, what)
    expect(one.token).toMatch(/^[0-9a-f]{32}$/)
    tickets.noteBoot(mac, 1)
    expect(tickets.issue(mac, what)).toEqual(one)
    expect(tickets.issue(other, what).token).not.toBe(one.token)
  })

  it("ends with the machine's next boot, not with another machine's", () => {
    const tickets = createAnswerTickets({ clock: createManualClock(0) })
    tickets.noteBoot(mac, 1)
    const { token } = tickets.issue(mac, what)
    tickets.noteBoot(other, 7)
    expect(tickets.find(token)?.mac).toBe(mac)
    tickets.noteBoot(mac, 2)
    expect(tickets.find(token)).toBeNull()
  })

  it('that was made before its boot was seen belongs to that boot', () => {
    const tickets = createAnswerTickets({ clock: createManualClock(0) })
    const { token } = tickets.issue(mac, what)
    tickets.noteBoot(mac, 3)
    expect(tickets.find(token)).not.toBeNull()
    tickets.noteBoot(mac, 4)
    expect(tickets.find(token)).toBeNull()
  })

  it('expires after a day', () => {
    const clock = createManualClock(0)
    const tickets = createAnswerTickets({ clock })
    const { token } = tickets.issue(mac, what)
    clock.advance(25 * 3600 * 1000)
    expect(tickets.find(token)).toBeNull()
    expect(tickets.newestOf(mac, () => true)).toBeNull()
  })

  it('is one of a limited number', () => {
    const tickets = createAnswerTickets({ clock: createManualClock(0) })
    const first = tickets.issue(mac, what)
    for (let number = 0; number < 10_001; number++)
      tickets.issue(other, { profile: 'lab', entry: `e${number}` })
    expect(tickets.find(first.token)).toBeNull()
  })
})
