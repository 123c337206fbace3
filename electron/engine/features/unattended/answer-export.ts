import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import type { SetupRemark } from '#contract/setup.ts'
import type { AnswerService } from './served-answers.ts'
import type { AnswerTicket, AnswerTickets } from './tickets.ts'
import { dashed, nameOf, type ExportedText } from '../migration/export/export-scene.ts'

type TargetItem = Extract<MenuItem, { kind: 'target' }>

/** The answers of machines as plain files, and entries that point at them. */
export interface AnswerExport {
  readonly answered: (item: TargetItem, mac: MacAddress) => TargetItem
  readonly texts: readonly ExportedText[]
  readonly folders: readonly { readonly mac: MacAddress; readonly prefix: string }[]
  readonly remarks: readonly SetupRemark[]
}

/** Tickets that are the same for ever: folders named after the machine and the entry. */
export function createLastingTickets(): AnswerTickets {
  const tickets = new Map<string, AnswerTicket>()
  return {
    issue(mac, { profile, entry }) {
      const token = `${dashed(mac)}-${entry}`
      const ticket = { token, mac, profile, entry }
      tickets.set(token, ticket)
      return ticket
    },
    find: token => tickets.get(token) ?? null,
    newestOf: () => null,
    noteBoot: () => undefined,
  }
}

/** Renders the answers of every machine for every entry. */
export function exportAnswers(needs: {
  readonly service: AnswerService
  readonly tickets: AnswerTickets
  readonly machines: readonly Machine[]
  readonly items: readonly TargetItem[]
}): AnswerExport {
  const { service, tickets, machines, items } = needs
  const texts: ExportedText[] = []
  const folders: { mac: MacAddress; prefix: string }[] = []
  const remarks = new Map<string, SetupRemark>()
  const remark = (one: SetupRemark): void => void remarks.set(JSON.stringify(one), one)
  const readerOf = (mac: MacAddress) => ({ mac, asker: mac, serial: null })

  for (const machine of machines) {
    const { mac } = machine
    let hasOwn = false
    for (const item of items) {
      for (const { answer, reason } of service.skipped(item, readerOf(mac)))
        // One profile fits few entries; that it does not fit the others is no loss.
        if (reason !== 'does-not-fit' || machine.entry === item.id)
          remark({ kind: 'answer-skipped', machine: nameOf(machine), answer })
      const token = `${dashed(mac)}-${item.id}`
      service.answered(item, readerOf(mac))
      if (!tickets.find(token)) continue
      const files = service.filesOf(token)
      texts.push(...files.map(({ name, text }) => ({ path: `http/answer/${token}/${name}`, text })))
      hasOwn ||= files.length > 0
    }
    if (!hasOwn) continue
    folders.push({ mac, prefix: dashed(mac) })
    if (machine.reservedIp === null) remark({ kind: 'answer-for-all', machine: nameOf(machine) })
  }
  return {
    answered: (item, mac) => service.answered(item, readerOf(mac)),
    texts,
    folders,
    remarks: [...remarks.values()],
  }
}
