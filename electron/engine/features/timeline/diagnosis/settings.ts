import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import { isSecureBootOff } from '#contract/secure-boot.ts'
import type { BootSettings } from './rule.ts'

/** What an entry's kernel is told to come back for (`BootTargetFacts.arguments`); a mirror is not ours. */
const OF_OURS = /\{(ISO|TREE|OVERLAY)_URL\}/

/** What the user has set up, as far as it can be why a boot stops. */
export function createDiagnosisSettings(needs: {
  menuItems: () => readonly MenuItem[]
  machineOf: (mac: MacAddress) => Machine | null
  hasProgram: (name: string) => boolean
}): BootSettings {
  return {
    hasProgram: needs.hasProgram,
    machine: needs.machineOf,
    isSecureBootOff(mac) {
      const machine = needs.machineOf(mac)
      return machine !== null && isSecureBootOff(machine)
    },
    entry(id) {
      const item = needs.menuItems().find(one => one.id === id)
      if (item?.kind !== 'target') return null
      const { ramMegabytes, arguments: text } = item.target
      return { imageId: item.imageId, ramMegabytes, asksAgain: OF_OURS.test(text) }
    },
  }
}
