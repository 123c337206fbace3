import type { enLog } from '../en/log.ts'
import type { Translation } from '../message.ts'

/** Les mots du journal. */
export const frLog: Translation<typeof enLog> = {
  'log.title': 'Journal',
  'log.search': 'Rechercher',
  'log.searchPlaceholder': 'Texte, MAC ou fichier',
  'log.level': 'Niveau',
  'log.part': 'Partie',
  'log.levels.debug': 'Tout',
  'log.levels.info': 'Informations',
  'log.levels.warning': 'Avertissements',
  'log.levels.error': 'Erreurs',
  'log.levelName.debug': 'débogage',
  'log.levelName.info': 'info',
  'log.levelName.warning': 'avertissement',
  'log.levelName.error': 'erreur',
  'log.parts.app': 'Application',
  'log.parts.dhcp': 'DHCP',
  'log.parts.tftp': 'TFTP',
  'log.parts.http': 'HTTP',
  'log.parts.boot': 'Démarrage',
  'log.parts.image': 'Image',
  'log.newest':
    '{n, plural, =0 {Aller au plus récent} one {Aller au plus récent (#)} other {Aller au plus récent (#)}}',
  'log.copyAll': 'Copier les lignes',
  'log.empty': 'Le journal est vide.',
  'log.noMatch': 'Aucun résultat',
  'log.clearFilters': 'Effacer les filtres',
  'log.rows': 'Lignes du journal, la plus récente à la fin',
}
