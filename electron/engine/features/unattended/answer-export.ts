import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { TargetItem } from '#contract/menu.ts'
import type { SetupRemark } from '#contract/setup.ts'
import type { ServedAnswerFiles } from './served-answer-files.ts'
import type { AnswerTicket, AnswerTickets } from './tickets.ts'

/** The answers of machines as plain files, and entries that point at them. */
export interface AnswerFileExport {
  readonly answered: (item: TargetItem, mac: MacAddress) => TargetItem
  /** The path is `/`-separated. */
  readonly texts: readonly { readonly path: string; readonly text: string }[]
  readonly folders: readonly { readonly mac: MacAddress; readonly prefix: string }[]
  readonly remarks: readonly SetupRemark[]
}

export const NO_ANSWER_FILES: AnswerFileExport = {
  answered: item => item,
  texts: [],
  folders: [],
  remarks: [],
}

const dashed = (mac: MacAddress): string => mac.replaceAll(':', '-')
const nameOf = (machine: Machine): string => machine.name ?? machine.mac

/** Tickets that never change: folders named after the machine and the entry. */
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

/** Renders the answer file of every machine for every entry. */
export function exportAnswerFiles(needs: {
  readonly files: ServedAnswerFiles
  readonly tickets: AnswerTickets
  readonly machines: readonly Machine[]
  readonly entries: readonly TargetItem[]
}): AnswerFileExport {
  const { files, tickets, machines, entries } = needs
  const texts: { path: string; text: string }[] = []
  const folders: { mac: MacAddress; prefix: string }[] = []
  const remarks = new Map<string, SetupRemark>()
  const remark = (one: SetupRemark): void => void remarks.set(JSON.stringify(one), one)
  const readerOf = (mac: MacAddress) => ({ mac, asker: mac, serial: null })

  for (const machine of machines) {
    const { mac } = machine
    let hasOwn = false
    for (const item of entries) {
      for (const { answer, reason } of files.skipped(item, readerOf(mac)))
        // A profile fits few entries; for the others it is skipped.
        if (reason !== 'does-not-fit' || machine.entry === item.id)
          remark({ kind: 'answer-skipped', machine: nameOf(machine), answer })
      const token = `${dashed(mac)}-${item.id}`
      files.answered(item, readerOf(mac))
      if (!tickets.find(token)) continue
      const rendered = files.filesOf(token)
      texts.push(...rendered.map(({ name, text }) => ({ path: `http/answer/${token}/${name}`, text })))
      hasOwn ||= rendered.length > 0
    }
    if (!hasOwn) continue
    folders.push({ mac, prefix: dashed(mac) })
    if (machine.reservedIp === null) remark({ kind: 'answer-for-all', machine: nameOf(machine) })
  }
  return {
    answered: (item, mac) => files.answered(item, readerOf(mac)),
    texts,
    folders,
    remarks: [...remarks.values()],
  }
}
