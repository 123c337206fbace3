import { CLIENT_ARCH_IDS, type ClientArch } from '#contract/client-arch.ts'
import { message, type Message } from './message.ts'

/** The name of a client architecture: `UEFI x64`. One that only a newer version knows reads as unknown firmware. */
export function messageOfArch(arch: string): Message {
  return message(`machines.arch.${isArch(arch) ? arch : 'unknown'}`)
}

const isArch = (arch: string): arch is ClientArch => CLIENT_ARCH_IDS.some(id => id === arch)
