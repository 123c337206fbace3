import type { enSecureBoot } from '../en/secure-boot.ts'
import type { Translation } from '../message.ts'

/** Les mots de Secure Boot. */
export const frSecureBoot: Translation<typeof enSecureBoot> = {
  'secureBoot.title': 'Secure Boot',
  'secureBoot.label': 'Secure Boot dans le firmware',
  'secureBoot.state.unknown': 'Détecter',
  'secureBoot.state.on': 'Activé',
  'secureBoot.state.off': 'Désactivé',
  'secureBoot.seen.unknown': 'Pas encore connu.',
  'secureBoot.seen.on': 'Détecté : activé. Elle ne reçoit que des programmes signés.',
  'secureBoot.seen.off': 'Détecté : désactivé. Elle a démarré un programme non signé.',
  'secureBoot.set.on':
    'Elle ne reçoit que des programmes signés : avec le démarrage HTTP UEFI, une petite image disque faite de son entrée ; avec PXE, un shim et GRUB.',
  'secureBoot.set.off': 'Elle reçoit les programmes d’amorçage habituels.',
  'secureBoot.verdict.passes': 'Accepté. Signé par {signer} ; {ways}.',
  'secureBoot.verdict.needs-other-shim':
    'Signé par {signer}, mais ce support n’a pas de shim qui lui fasse confiance. Un shim de Slipway peut-être.',
  'secureBoot.verdict.unsigned': 'Refusé si Secure Boot est activé : ce noyau n’est pas signé.',
  'secureBoot.verdict.damaged':
    'Refusé si Secure Boot est activé : ce noyau a été modifié après sa signature.',
  'secureBoot.waysCapsule': 'démarre par HTTP UEFI avec le shim du support',
  'secureBoot.waysBoth': 'démarre par HTTP UEFI et par PXE avec le shim du support',
  'secureBoot.nobody': 'un signataire sans nom',
  'secureBoot.entry': 'Secure Boot : {verdict}',
  'secureBoot.known.on.set': 'activé (réglé)',
  'secureBoot.known.off.set': 'désactivé (réglé)',
  'secureBoot.known.on.seen': 'activé (détecté)',
  'secureBoot.known.off.seen': 'désactivé (détecté)',
}
