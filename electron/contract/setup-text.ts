import type { SetupRemark } from './setup.ts'

/** One remark as a sentence. */
export function describeSetupRemark(remark: SetupRemark): string {
  switch (remark.kind) {
    case 'once':
      return `${remark.machine} is set to start its entry once. A plain server cannot count: it gets the menu, with that entry as the default.`
    case 'secure-boot':
      return `${remark.machine} has Secure Boot on. It gets the signed shim and GRUB; what Slipway makes for discs with other signatures is not here.`
    case 'ignored-in-proxy':
      return `${remark.machine} is set to get no answer. Beside another DHCP server dnsmasq answers every machine that asks to boot.`
    case 'set-in-proxy':
      return `${remark.machine} has a boot file, loader or address of its own. Beside another DHCP server dnsmasq cannot be told so: it gets what machines of its kind get.`
    case 'answer-skipped':
      return `${remark.machine} starts without its answers "${remark.answer}": they do not fit, hold a mistake, or were not confirmed.`
    case 'answer-for-all':
      return `The answers of ${remark.machine} can be fetched by anybody on the network, for it has no fixed address to tell it by.`
    case 'image-missing':
      return `${remark.image} is not here: its file is gone, or has changed since it was imported.`
    case 'file-missing':
      return `${remark.path} of ${remark.image} is not here: it could not be read.`
  }
}
