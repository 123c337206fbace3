import type { enSecureBoot } from '../en/secure-boot.ts'
import type { Translation } from '../message.ts'

/** Die Wörter über Secure Boot. */
export const deSecureBoot: Translation<typeof enSecureBoot> = {
  'secureBoot.title': 'Secure Boot',
  'secureBoot.label': 'Secure Boot in ihrer Firmware',
  'secureBoot.state.unknown': 'Wie sie es selbst zeigt',
  'secureBoot.state.on': 'An',
  'secureBoot.state.off': 'Aus',
  'secureBoot.seen.unknown': 'Sie hat noch nicht gezeigt, ob es an ist.',
  'secureBoot.seen.on': 'Sie hat gezeigt, dass es an ist: Sie bekommt nur signierte Programme.',
  'secureBoot.seen.off':
    'Sie hat gezeigt, dass es aus ist: Sie hat ein Programm gestartet, das niemand signiert hat.',
  'secureBoot.set.on':
    'Sie bekommt nur signierte Programme: per UEFI-HTTP-Boot eine kleine Disc aus ihrem Eintrag, per PXE Shim und GRUB.',
  'secureBoot.set.off': 'Sie bekommt die üblichen Startprogramme.',
  'secureBoot.verdict.passes': 'Geht durch. Signiert von {signer}; {ways}.',
  'secureBoot.verdict.needs-other-shim':
    'Signiert von {signer}, aber dieses Abbild hat keinen Shim, der dem vertraut. Vielleicht tut es der von Slipway.',
  'secureBoot.verdict.unsigned': 'Wird abgelehnt, wo Secure Boot an ist: Niemand hat diesen Kernel signiert.',
  'secureBoot.verdict.damaged':
    'Wird abgelehnt, wo Secure Boot an ist: Dieser Kernel wurde nach dem Signieren verändert.',
  'secureBoot.waysCapsule': 'startet per UEFI-HTTP-Boot mit dem Shim des Abbilds',
  'secureBoot.waysBoth': 'startet per UEFI-HTTP-Boot und per PXE mit dem Shim des Abbilds',
  'secureBoot.nobody': 'jemandem ohne Namen',
  'secureBoot.entry': 'Secure Boot: {verdict}',
  'secureBoot.known.on.set': 'an (eingestellt)',
  'secureBoot.known.off.set': 'aus (eingestellt)',
  'secureBoot.known.on.seen': 'an (erkannt)',
  'secureBoot.known.off.seen': 'aus (erkannt)',
}
