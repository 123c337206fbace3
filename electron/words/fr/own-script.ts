import type { enOwnScript } from '../en/own-script.ts'
import type { Translation } from '../message.ts'

/** Les scripts iPXE de l’utilisateur. */
export const frOwnScript: Translation<typeof enOwnScript> = {
  'ownScript.title': 'Script iPXE',
  'ownScript.text':
    'iPXE l’exécute à la place du menu, sur chaque machine sans entrée attribuée. Le menu suit si le script se termine ou échoue ; il se trouve à {url}. Les machines qui démarrent avec GRUB ou PXELINUX ne l’exécutent pas.',
  'ownScript.textOne': 'Sur cette machine, iPXE l’exécute à la place du menu, qui se trouve à {url}.',
  'ownScript.noneOne': 'Sur cette machine, iPXE affiche le menu de Slipway.',
  'ownScript.noneOneAll': 'Cette machine exécute le script pour toutes les machines. Modifiez-le sous Menu.',
  'ownScript.notNow':
    'Le prochain démarrage de cette machine est réglé autrement : le script ne s’exécutera pas.',
  'ownScript.instead':
    'Les machines avec iPXE exécutent votre script à la place de ce menu. Le script est ci-dessous.',
  'ownScript.labelAll': 'Script pour toutes les machines',
  'ownScript.labelOne': 'Script pour cette machine',
  'ownScript.starter': 'Le menu suit quand ce script se termine.',
  'ownScript.begin': 'Écrire un script',
  'ownScript.save': 'Enregistrer',
  'ownScript.back': 'Utiliser le menu de Slipway',
  'ownScript.backOne': 'Retirer ce script',
  'ownScript.discard': 'Annuler les changements',
  'ownScript.isSaved': 'Tout est enregistré.',
  'ownScript.mendFirst': 'iPXE s’arrêterait aux lignes ci-dessus. Corrigez-les d’abord.',
  'ownScript.state.used': 'Utilisé : iPXE exécute ce script.',
  'ownScript.state.changed': 'Modifié. iPXE exécute la dernière version enregistrée.',
  'ownScript.state.draft': 'Pas utilisé. Enregistrez-le pour remplacer le menu.',
  'ownScript.problems': 'Erreurs du script',
  'ownScript.noProblems': 'Aucune erreur trouvée.',
  'ownScript.others': 'Machines avec leur propre script :',
}
