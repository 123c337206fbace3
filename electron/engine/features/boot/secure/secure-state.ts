import type { Machine } from '#contract/machine.ts'

/** True where its user says so, or, without a word from the user, the machine itself has shown it. */
export function isSecureBootOn(machine: Pick<Machine, 'secureBoot' | 'secureBootSeen'>): boolean {
  return machine.secureBoot === 'unknown' ? machine.secureBootSeen === 'on' : machine.secureBoot === 'on'
}

/** The same of "off": what is neither is not known. */
export function isSecureBootOff(machine: Pick<Machine, 'secureBoot' | 'secureBootSeen'>): boolean {
  return machine.secureBoot === 'unknown' ? machine.secureBootSeen === 'off' : machine.secureBoot === 'off'
}
