import type { enNextBoot } from '../en/next-boot.ts'
import type { Translation } from '../message.ts'

/** Ce qu’une machine fera, ce qu’elle a fait, et les machines qui doivent être pareilles. */
export const frNextBoot: Translation<typeof enNextBoot> = {
  'nextBoot.title': 'Prochain démarrage',
  'nextBoot.says.menu': 'Affiche le menu.',
  'nextBoot.says.spent':
    'Affiche le menu, qui s’arrête sur le disque : {title} a été lancé une fois et ne le sera plus.',
  'nextBoot.says.once':
    'Lance {title} une fois, sans demander. Quand son installateur signale la fin, la machine démarre du disque jusqu’à nouvel ordre.',
  'nextBoot.says.onceRestarted':
    'Lance {title} une fois, sans demander. Quand la machine revient ensuite, elle démarre du disque jusqu’à nouvel ordre.',
  'nextBoot.says.always':
    'Lance {title} à chaque démarrage réseau, sans demander. Un installateur installerait à chaque fois.',
  'nextBoot.says.local': 'Démarre du disque jusqu’à nouvel ordre.',
  'nextBoot.says.ignore': 'Ne reçoit pas de réponse.',
  'nextBoot.says.gone': 'Son entrée n’existe plus : elle affiche le menu.',
  'nextBoot.did.unreported': '{title} a démarré à {time}. Aucun rapport d’état depuis.',
  'nextBoot.did.installing': 'Installation de {title} en cours ({time}).',
  'nextBoot.did.installed': '{title} installé à {time}.',
  'nextBoot.did.failed': 'Échec de {title} à {time}.',
  'nextBoot.did.restarted':
    '{title} a démarré, et la machine est revenue à {time}. Cela compte comme installée.',
  'nextBoot.something': 'Un système',
  'nextBoot.silent':
    'Les fichiers de réponses de Slipway signalent la fin de l’installation. Les autres non : changez vous-même le prochain démarrage.',
  'nextBoot.details': 'Avancé : fin d’installation, démarrage du disque',
  'nextBoot.installedWhen': 'Après « une fois », elle compte comme installée',
  'nextBoot.installedWhens.reported': 'quand elle signale la fin',
  'nextBoot.installedWhens.restarted': 'quand elle redémarre',
  'nextBoot.installedHint.reported': 'Fiable, mais son fichier de réponses doit envoyer le rapport.',
  'nextBoot.installedHint.restarted':
    'Fonctionne avec tout installateur. Une installation interrompue compte aussi.',
  'nextBoot.ownDiskBy': 'Démarrer du disque',
  'nextBoot.ownDiskBys.auto': 'Automatique',
  'nextBoot.ownDiskBys.firmware': 'Firmware : ne proposer aucun fichier d’amorçage, il passe alors au disque',
  'nextBoot.ownDiskBys.loader': 'Chargeur d’amorçage, qui démarre le disque',
  'nextBoot.ownDiskHint': 'Essayez l’autre méthode si la machine s’arrête au lieu de démarrer du disque.',
  'nextBoot.callHome': 'Rapport d’état de votre fichier de réponses',
  'nextBoot.callHomeText':
    'Placez ceci à la fin de l’installation. Fonctionne depuis l’adresse de la machine.',
  'nextBoot.callHomeFor': 'Pour',
  'nextBoot.callHomeKinds.shell': 'Tout script shell',
  'nextBoot.callHomeKinds.autoinstall': 'Autoinstall Ubuntu',
  'nextBoot.callHomeKinds.kickstart': 'Kickstart',
  'nextBoot.callHomeKinds.preseed': 'Preseed',
  'nextBoot.callHomeKinds.windows': 'Windows',
  'nextBoot.callHomeCopy': 'Copier',
  'nextBoot.callHomeIdle': 'L’adresse est connue dès qu’une carte est servie.',
  'nextBoot.wake': 'Réveiller',
  'nextBoot.wakeSent': 'Envoyé sur {nic} à {time}. Wake-on-LAN ne donne pas de confirmation.',
  'nextBoot.wakeHint': 'Envoie un paquet magique. Wake-on-LAN doit être activé dans le firmware.',
  'groups.group': 'Groupe',
  'groups.none': 'Aucun groupe',
  'groups.all': 'Tous',
  'groups.filter': 'Afficher le groupe',
  'groups.choose': 'Sélectionner',
  'groups.chooseDone': 'Terminé',
  'groups.select': 'Sélectionner {name}',
  'groups.selected': '{n, plural, =0 {Aucune sélectionnée} one {# sélectionnée} other {# sélectionnées}}',
  'groups.empty': 'Aucune machine dans ce groupe.',
  'groups.keep': 'Ne pas changer',
  'groups.newGroup': 'Nouveau groupe…',
  'groups.newName': 'Nom du groupe',
  'groups.missing.machines': 'Sélectionnez d’abord des machines.',
  'groups.missing.change': 'Choisissez d’abord un groupe ou un prochain démarrage.',
  'groups.missing.name': 'Entrez d’abord un nom de groupe.',
  'groups.missing.entry': 'Choisissez d’abord une entrée.',
  'groups.apply': '{n, plural, =0 {Ne rien modifier} one {Modifier # machine} other {Modifier # machines}}',
  'groups.applied':
    '{n, plural, =0 {Rien n’a changé.} one {# machine modifiée.} other {# machines modifiées.}}',
  'groups.settings': 'Toutes les machines de {name}',
  'groups.settingsHint': 'Les changements ultérieurs sur une seule machine restent.',
  'groups.variables': 'Variables du fichier de réponses, nom=valeur, une par ligne',
  'groups.variablesBad': 'Une de ces lignes n’a pas la forme nom=valeur.',
  'groups.save':
    '{n, plural, =0 {Appliquer aux nouvelles} one {Appliquer à # machine} other {Appliquer à # machines}}',
  'groups.saveVariables': 'Enregistrer',
  'groups.setTitle':
    '{n, plural, =0 {Appliquer aux nouvelles machines ?} one {Appliquer à # machine ?} other {Appliquer à # machines ?}}',
  'groups.setText':
    'À leur prochain démarrage réseau, elles lancent l’entrée, y compris les machines déjà installées.',
  'groups.remove': 'Supprimer le groupe',
  'groups.removeTitle': 'Supprimer {name} ?',
  'groups.removeText': 'Ses machines restent et gardent leurs réglages.',
}
