import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { MenuItem } from '#contract/menu.ts'
import { isSecureBootOff } from '#contract/secure-boot.ts'
import { stageOf } from '../sighting.ts'
import type { BootHistory } from './boot-history.ts'

/** What a rule may know besides the boot: how the user has set things up. Every answer comes from memory, without waiting. */
export interface BootSettings {
  /** True for a boot program that is on this computer. */
  hasProgram(name: string): boolean
  /** What the user set for this machine; null for an unknown one. */
  machine(mac: MacAddress): MachineSettings | null
  /** Its user says so, or it has shown it itself. */
  isSecureBootOff(mac: MacAddress): boolean
  entry(id: string): EntrySettings | null
}

export interface MachineSettings {
  readonly filename: string | null
  readonly loader: string | null
  /** The profile that its installer gets. */
  readonly answer: string | null
  /** It loads its boot file from another computer, which we do not hear. */
  readonly nextServer: Ipv4 | null
}

export interface EntrySettings {
  readonly imageId: string | null
  readonly ramMegabytes: number | null
  /** Its kernel comes back for something: the image, a tree, an answer. */
  readonly asksAgain: boolean
}

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

/** What the machine chose, as far as it is still in the menu. */
export function chosenEntry(history: BootHistory, settings: BootSettings): EntrySettings | null {
  const id = stageOf(history.boot, 'chosen').facts['entry']
  return typeof id === 'string' ? settings.entry(id) : null
}
