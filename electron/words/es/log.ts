import type { enLog } from '../en/log.ts'
import type { Translation } from '../message.ts'

/** Las palabras del registro. */
export const esLog: Translation<typeof enLog> = {
  'log.title': 'Registro',
  'log.search': 'Buscar',
  'log.searchPlaceholder': 'Texto, MAC o archivo',
  'log.level': 'Nivel',
  'log.part': 'Parte',
  'log.levels.debug': 'Todo',
  'log.levels.info': 'Información',
  'log.levels.warning': 'Avisos',
  'log.levels.error': 'Errores',
  'log.levelName.debug': 'depuración',
  'log.levelName.info': 'info',
  'log.levelName.warning': 'aviso',
  'log.levelName.error': 'error',
  'log.parts.app': 'App',
  'log.parts.dhcp': 'DHCP',
  'log.parts.tftp': 'TFTP',
  'log.parts.http': 'HTTP',
  'log.parts.boot': 'Arranque',
  'log.parts.image': 'Imagen',
  'log.newest': '{n, plural, =0 {Ir a lo último} one {Ir a lo último (1)} other {Ir a lo último (#)}}',
  'log.copyAll': 'Copiar lo mostrado',
  'log.empty': 'El registro está vacío.',
  'log.noMatch': 'Sin resultados',
  'log.clearFilters': 'Quitar filtros',
  'log.rows': 'Líneas del registro, las últimas al final',
}
