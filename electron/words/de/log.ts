import type { enLog } from '../en/log.ts'
import type { Translation } from '../message.ts'

/** Die Wörter des Protokolls. */
export const deLog: Translation<typeof enLog> = {
  'log.title': 'Protokoll',
  'log.search': 'Suchen',
  'log.searchPlaceholder': 'Text, MAC oder Datei',
  'log.level': 'Stufe',
  'log.part': 'Teil',
  'log.levels.debug': 'Alles',
  'log.levels.info': 'Informationen',
  'log.levels.warning': 'Warnungen',
  'log.levels.error': 'Fehler',
  'log.levelName.debug': 'Debug',
  'log.levelName.info': 'Info',
  'log.levelName.warning': 'Warnung',
  'log.levelName.error': 'Fehler',
  'log.parts.app': 'App',
  'log.parts.dhcp': 'DHCP',
  'log.parts.tftp': 'TFTP',
  'log.parts.http': 'HTTP',
  'log.parts.boot': 'Start',
  'log.parts.image': 'Abbild',
  'log.newest': '{n, plural, =0 {Zum Neuesten} one {Zum Neuesten (1)} other {Zum Neuesten (#)}}',
  'log.copyAll': 'Angezeigte Zeilen kopieren',
  'log.empty': 'Das Protokoll ist leer.',
  'log.noMatch': 'Keine Ergebnisse',
  'log.clearFilters': 'Filter löschen',
  'log.rows': 'Protokollzeilen, neueste am Ende',
}
