import { signedFileKind } from '#contract/secure-boot-text.ts'
import type { Stage } from '#contract/timeline.ts'

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
