import type { enSetupImport } from '../en/setup-import.ts'
import type { Translation } from '../message.ts'

/** Un serveur qui existait avant. */
export const frSetupImport: Translation<typeof enSetupImport> = {
  'setupImport.title': 'Importer de dnsmasq ou d’un serveur PXE',
  'setupImport.text':
    'Lit un dnsmasq.conf et les menus de son dossier TFTP. Vous voyez le résultat avant tout changement.',
  'setupImport.path': 'dnsmasq.conf, son dossier, ou un dossier TFTP',
  'setupImport.pathMissing': 'Choisissez d’abord un fichier ou un dossier.',
  'setupImport.look': 'Aperçu',
  'setupImport.looking': 'Lecture',
  'setupImport.found': 'Contenu de {path}',
  'setupImport.machines': '{n, plural, =0 {Aucune machine} one {# machine} other {# machines}}',
  'setupImport.name': 'Nom',
  'setupImport.address': 'Adresse',
  'setupImport.file': 'Fichier d’amorçage',
  'setupImport.noAnswer': 'Ne reçoit pas de réponse',
  'setupImport.keeps': 'Les réglages qui n’y figurent pas restent inchangés.',
  'setupImport.menus': 'Menus',
  'setupImport.noMenus': 'Aucun menu trouvé.',
  'setupImport.entries': '{n, plural, =0 {aucune entrée} one {# entrée} other {# entrées}}',
  'setupImport.files':
    '{n, plural, one {Copier le fichier chargé ({size})} other {Copier les # fichiers chargés ({size})}}',
  'setupImport.filesText': 'De {root} vers vos programmes d’amorçage. Les fichiers existants restent.',
  'setupImport.missing': 'Pas dans {root} : {files}',
  'setupImport.network': 'Adresses',
  'setupImport.networkOn': 'Servir avec ces adresses sur',
  'setupImport.networkNone': 'Aucune carte : ne changer aucun réglage',
  'setupImport.range': '{first} à {last}',
  'setupImport.gateway': 'passerelle {ip}',
  'setupImport.dns': 'serveurs DNS {list}',
  'setupImport.proxy': 'à côté d’un autre serveur DHCP',
  'setupImport.lease': 'pour {time}',
  'setupImport.cannot': 'Non importé',
  'setupImport.bootFile': '{when} : {file}. Slipway choisit automatiquement le programme d’amorçage.',
  'setupImport.unread': '{file}, ligne {line} : {text}',
  'setupImport.takeOver': 'Importer',
  'setupImport.taking': 'Importation',
  'setupImport.taken': 'Importé : {what}.',
  'setupImport.copied': '{n, plural, =0 {aucun fichier} one {# fichier} other {# fichiers}}',
  'setupImport.toMachines': 'Voir les machines',
  'setupImport.toMenu': 'Voir le menu',
  'setupImport.fromAfar':
    'Les fichiers ne sont copiés que si vous ouvrez cette page sur l’ordinateur qui sert. Ils restent où ils sont.',
}
