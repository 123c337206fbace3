import type { enSecureBoot } from '../en/secure-boot.ts'
import type { Translation } from '../message.ts'

/** Las palabras sobre Secure Boot. */
export const esSecureBoot: Translation<typeof enSecureBoot> = {
  'secureBoot.title': 'Secure Boot',
  'secureBoot.label': 'Secure Boot en el firmware',
  'secureBoot.state.unknown': 'Detectar automáticamente',
  'secureBoot.state.on': 'Activado',
  'secureBoot.state.off': 'Desactivado',
  'secureBoot.seen.unknown': 'Aún no se sabe.',
  'secureBoot.seen.on': 'Detectado: activado. Solo recibe programas firmados.',
  'secureBoot.seen.off': 'Detectado: desactivado. Inició un programa sin firmar.',
  'secureBoot.set.on':
    'Solo recibe programas firmados: con arranque HTTP UEFI, un disco pequeño creado a partir de su entrada; con PXE, un shim y GRUB.',
  'secureBoot.set.off': 'Recibe los programas de arranque habituales.',
  'secureBoot.verdict.passes': 'Aceptado. Firmado por {signer}; {ways}.',
  'secureBoot.verdict.needs-other-shim':
    'Firmado por {signer}, pero esta ISO no tiene un shim que confíe en esa firma. Puede que uno de Slipway sí.',
  'secureBoot.verdict.unsigned': 'Rechazado si Secure Boot está activado: este kernel no está firmado.',
  'secureBoot.verdict.damaged':
    'Rechazado si Secure Boot está activado: este kernel se modificó después de firmarlo.',
  'secureBoot.waysCapsule': 'arranca por HTTP UEFI con el shim de la ISO',
  'secureBoot.waysBoth': 'arranca por HTTP UEFI y PXE con el shim de la ISO',
  'secureBoot.nobody': 'un firmante sin nombre',
  'secureBoot.entry': 'Secure Boot: {verdict}',
  'secureBoot.known.on.set': 'activado (fijado)',
  'secureBoot.known.off.set': 'desactivado (fijado)',
  'secureBoot.known.on.seen': 'activado (detectado)',
  'secureBoot.known.off.seen': 'desactivado (detectado)',
}
