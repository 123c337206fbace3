import { signedFileKind } from '#contract/secure-boot-text.ts'
import type { Stage } from '#contract/timeline.ts'
import type { enSecureBoot } from './en-secure-boot.ts'

/** Die Wörter über Secure Boot. */
export const deSecureBoot: typeof enSecureBoot = {
  secureBoot: {
    title: 'Secure Boot',
    label: 'Secure Boot in ihrer Firmware',
    state: { unknown: 'Wie sie es selbst zeigt', on: 'An', off: 'Aus' },
    seen: {
      unknown: 'Sie hat noch nicht gezeigt, ob es an ist.',
      on: 'Sie hat gezeigt, dass es an ist: Sie bekommt nur signierte Programme.',
      off: 'Sie hat gezeigt, dass es aus ist: Sie hat ein Programm gestartet, das niemand signiert hat.',
    },
    set: {
      on: 'Sie bekommt nur signierte Programme: per UEFI-HTTP-Boot eine kleine Disc aus ihrem Eintrag, per PXE Shim und GRUB.',
      off: 'Sie bekommt die üblichen Startprogramme.',
    },
    verdict: {
      passes: 'Geht durch. Signiert von {signer}; {ways}.',
      'needs-other-shim':
        'Signiert von {signer}, aber dieses Abbild hat keinen Shim, der dem vertraut. Vielleicht tut es der von Slipway.',
      unsigned: 'Wird abgelehnt, wo Secure Boot an ist: Niemand hat diesen Kernel signiert.',
      damaged: 'Wird abgelehnt, wo Secure Boot an ist: Dieser Kernel wurde nach dem Signieren verändert.',
    },
    waysCapsule: 'startet per UEFI-HTTP-Boot mit dem Shim des Abbilds',
    waysBoth: 'startet per UEFI-HTTP-Boot und per PXE mit dem Shim des Abbilds',
    nobody: 'jemandem ohne Namen',
  },
}

/** Warum Secure Boot einen Kernel nicht starten lässt; null, wo es darum nicht geht. */
export function refusalInGerman(stage: Stage): string | null {
  switch (stage.facts['refused']) {
    case undefined:
      return null
    case 'unsigned':
      return ': Niemand hat den Kernel signiert, und Secure Boot ist an'
    case 'damaged':
      return ': Der Kernel wurde nach dem Signieren verändert, und Secure Boot ist an'
    case 'needs-other-shim':
      return `: Der geladene Shim vertraut ${String(stage.facts['signer'] ?? 'dem Unterzeichner des Kernels')} nicht`
    default:
      return ': GRUB konnte den Kernel nicht laden, und Secure Boot ist an'
  }
}

/** Was eine Startdatei für eine Firmware mit Secure Boot ist; leer, wo nichts dazu zu sagen ist. */
export function signedFileInGerman(file: string): string {
  const kind = signedFileKind(file)
  if (kind === 'capsule') return ': eine kleine Disc aus signierten Programmen, für Secure Boot gemacht'
  return kind === 'shim' ? ': signiert, wie Secure Boot es verlangt' : ''
}
