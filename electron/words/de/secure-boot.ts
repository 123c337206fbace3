import type { enSecureBoot } from '../en/secure-boot.ts'
import type { Translation } from '../message.ts'

/** Die Wörter über Secure Boot. */
export const deSecureBoot: Translation<typeof enSecureBoot> = {
  'secureBoot.title': 'Secure Boot',
  'secureBoot.label': 'Secure Boot in der Firmware',
  'secureBoot.state.unknown': 'Automatisch erkennen',
  'secureBoot.state.on': 'An',
  'secureBoot.state.off': 'Aus',
  'secureBoot.seen.unknown': 'Noch nicht bekannt.',
  'secureBoot.seen.on': 'Erkannt: an. Bekommt nur signierte Programme.',
  'secureBoot.seen.off': 'Erkannt: aus. Hat ein nicht signiertes Programm gestartet.',
  'secureBoot.set.on':
    'Bekommt nur signierte Programme: per UEFI-HTTP-Boot eine kleine Disc aus ihrem Eintrag, per PXE Shim und GRUB.',
  'secureBoot.set.off': 'Bekommt die üblichen Bootprogramme.',
  'secureBoot.verdict.passes': 'Besteht. Signiert von {signer}; {ways}.',
  'secureBoot.verdict.needs-other-shim':
    'Signiert von {signer}, aber kein Shim dieser Disc vertraut dem. Ein Shim von Slipway vielleicht.',
  'secureBoot.verdict.unsigned': 'Abgelehnt, wenn Secure Boot an ist: Dieser Kernel ist nicht signiert.',
  'secureBoot.verdict.damaged':
    'Abgelehnt, wenn Secure Boot an ist: Dieser Kernel wurde nach dem Signieren verändert.',
  'secureBoot.waysCapsule': 'startet per UEFI-HTTP-Boot mit dem Shim der Disc',
  'secureBoot.waysBoth': 'startet per UEFI-HTTP-Boot und PXE mit dem Shim der Disc',
  'secureBoot.nobody': 'unbekanntem Unterzeichner',
  'secureBoot.entry': 'Secure Boot: {verdict}',
  'secureBoot.known.on.set': 'an (eingestellt)',
  'secureBoot.known.off.set': 'aus (eingestellt)',
  'secureBoot.known.on.seen': 'an (erkannt)',
  'secureBoot.known.off.seen': 'aus (erkannt)',
}
