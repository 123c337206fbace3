import type { enSettings } from '../en/settings.ts'
import type { Translation } from '../message.ts'

/** Les mots des réglages. */
export const frSettings: Translation<typeof enSettings> = {
  'settings.title': 'Réglages',
  'settings.look': 'Apparence',
  'settings.theme': 'Thème',
  'settings.themes.system': 'Celui du système',
  'settings.themes.light': 'Clair',
  'settings.themes.dark': 'Sombre',
  'settings.themes.contrast': 'Contraste élevé',
  'settings.language': 'Langue',
  'settings.about': 'À propos',
  'settings.version': 'Version',
  'settings.dataFolder': 'Dossier de données',
  'settings.platform': 'Système',
  'settings.nothingLeaves':
    'Rien ne quitte cet ordinateur : pas de télémétrie, pas de polices distantes, pas de recherche de mises à jour à moins que vous ne la demandiez.',
  'settings.bootFiles': 'Programmes d’amorçage',
  'settings.bootFilesText':
    'De petits programmes que les machines chargent en premier. Ils viennent des paquets de votre distribution.',
  'settings.bootFilesTable': 'Origine de chaque programme d’amorçage',
  'settings.noBootFiles': 'Ils ne sont pas encore sur cet ordinateur.',
  'settings.bootFile.name': 'Nom',
  'settings.bootFile.package': 'Paquet',
  'settings.bootFile.size': 'Taille',
  'settings.bootFile.licence': 'Licence',
  'settings.bootFile.changed': 'Modifié depuis le téléchargement. Aucune machine ne le reçoit.',
  'settings.bootFile.sha': 'SHA-256',
  'settings.bootFile.modules': '{n} modules',
  'settings.bootFile.each': 'un par fichier',
  'settings.shortcuts': 'Clavier',
  'settings.openShortcuts': 'Voir les raccourcis',
  'desktop.title': 'Fenêtre et zone de notification',
  'desktop.whenClosed': 'Si vous fermez la fenêtre pendant le service',
  'desktop.whenClosedHint':
    'En arrière-plan, les machines peuvent toujours démarrer. L’icône de la zone de notification arrête le service et rouvre la fenêtre.',
  'desktop.closing.ask': 'Demander',
  'desktop.closing.background': 'Continuer de servir en arrière-plan',
  'desktop.closing.quit': 'Arrêter et quitter',
}
