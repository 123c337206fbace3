import type { enSetup } from '../en/setup.ts'
import type { Translation } from '../message.ts'

/** Les serveurs permanents. */
export const frSetup: Translation<typeof enSetup> = {
  'setup.title': 'Exporter vers un serveur permanent',
  'setup.text':
    'Écrit la même installation pour un serveur sans Slipway : dnsmasq ou Kea, nginx, les fichiers de toutes les images, les menus, les fichiers de réponses et les services. Son README montre comment la démarrer.',
  'setup.folder': 'Dossier sur cet ordinateur',
  'setup.folderMissing': 'Indiquez d’abord un dossier.',
  'setup.address': 'Adresse du nouveau serveur',
  'setup.addressHint': 'Obligatoire si Slipway n’est pas en service.',
  'setup.addressWrong': 'Entrez une adresse comme 10.99.0.1.',
  'setup.kind': 'Serveur DHCP',
  'setup.kinds.dnsmasq': 'dnsmasq',
  'setup.kinds.kea': 'Kea',
  'setup.action': 'Exporter',
  'setup.busy': 'Exportation',
  'setup.busyWith': 'Exportation de {what}, {percent} %',
  'setup.cancel': 'Arrêter l’export',
  'setup.done': '{files} fichiers, {size}, dans {folder}',
  'setup.overwriteTitle': 'Le dossier n’est pas vide',
  'setup.overwriteText': 'Des fichiers de {folder} pourraient être écrasés. Les autres fichiers restent.',
  'setup.overwrite': 'Écraser',
  'setup.remarks': 'Différences',
  'setup.remark.once':
    '{machine} est réglée pour lancer son entrée une fois. Un serveur permanent ne sait pas compter : la machine reçoit le menu avec cette entrée par défaut.',
  'setup.remark.secure-boot':
    '{machine} a Secure Boot activé. Elle reçoit le shim signé et GRUB. Les chargeurs que Slipway construit pour les supports avec d’autres signatures ne sont pas inclus.',
  'setup.remark.ignored-in-proxy':
    '{machine} est réglée pour ne pas recevoir de réponse. À côté d’un autre serveur DHCP, dnsmasq répond à toute machine qui demande à démarrer.',
  'setup.remark.set-in-proxy':
    '{machine} a son propre fichier d’amorçage, chargeur ou adresse. À côté d’un autre serveur DHCP, dnsmasq ne peut pas les utiliser : la machine reçoit la même chose que les autres de son genre.',
  'setup.remark.answer-skipped':
    '{machine} démarre sans son fichier de réponses « {answer} » : il ne convient pas, contient une erreur ou n’a pas été confirmé.',
  'setup.remark.answer-for-all':
    'N’importe qui sur le réseau peut récupérer le fichier de réponses de {machine}, car la machine n’a pas d’adresse fixe pour la reconnaître.',
  'setup.remark.image-missing':
    '{image} n’est pas incluse : son fichier n’existe plus, ou a changé depuis son importation.',
  'setup.remark.file-missing': '{path} de {image} n’est pas inclus : Slipway n’a pas pu le lire.',
}
