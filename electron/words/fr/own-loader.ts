import type { enOwnLoader } from '../en/own-loader.ts'
import type { Translation } from '../message.ts'

/** Les chargeurs d’amorçage compilés sur cet ordinateur. */
export const frOwnLoader: Translation<typeof enOwnLoader> = {
  'ownLoader.title': 'Chargeurs d’amorçage personnalisés',
  'ownLoader.text':
    'Un GRUB avec davantage de modules, ou un iPXE avec un script intégré. Il remplace celui fourni jusqu’à ce que vous le retiriez. Il n’est pas signé : les machines avec Secure Boot activé ne le démarrent pas.',
  'ownLoader.afar':
    'Les chargeurs d’amorçage sont compilés sur l’ordinateur où Slipway fonctionne. Ouvrez cette page là-bas.',
  'ownLoader.grub': 'GRUB',
  'ownLoader.format': 'Pour',
  'ownLoader.formats.x86_64-efi': 'UEFI x64 ({name})',
  'ownLoader.formats.i386-efi': 'UEFI 32 bits ({name})',
  'ownLoader.formats.arm64-efi': 'UEFI ARM64 ({name})',
  'ownLoader.formats.i386-pc-pxe': 'BIOS ({name})',
  'ownLoader.modules': 'Modules en plus',
  'ownLoader.modulesHint': 'En plus de ce que les menus demandent, séparés par des espaces : lvm luks2.',
  'ownLoader.modulesBad': 'Entrez des noms de modules comme lvm ou search_fs_uuid.',
  'ownLoader.makeGrub': 'Compiler GRUB',
  'ownLoader.ipxe': 'iPXE',
  'ownLoader.source': 'Dossier des sources d’iPXE',
  'ownLoader.embed': 'Script intégré (facultatif)',
  'ownLoader.makeIpxe': 'Compiler iPXE',
  'ownLoader.ipxeHint': 'Demande make et un compilateur, et prend quelques minutes la première fois.',
  'ownLoader.making': 'Compilation',
  'ownLoader.made': 'Compilé : {files}',
  'ownLoader.used': 'Utilisé : {name}, {size}, compilé ici avec GRUB {version}.',
  'ownLoader.back': 'Utiliser celui fourni',
  'ownLoader.copy': 'Copier la commande',
  'ownLoader.missing': 'Impossible à compiler ici pour l’instant. {title}',
}
