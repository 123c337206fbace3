import type { enSettings } from '../en/settings.ts'
import type { Translation } from '../message.ts'

/** Las palabras de los ajustes. */
export const esSettings: Translation<typeof enSettings> = {
  'settings.title': 'Ajustes',
  'settings.look': 'Aspecto',
  'settings.theme': 'Tema',
  'settings.themes.system': 'Según el sistema',
  'settings.themes.light': 'Claro',
  'settings.themes.dark': 'Oscuro',
  'settings.themes.contrast': 'Alto contraste',
  'settings.language': 'Idioma',
  'settings.about': 'Acerca de',
  'settings.version': 'Versión',
  'settings.dataFolder': 'Carpeta de datos',
  'settings.platform': 'Sistema',
  'settings.nothingLeaves':
    'Nada sale de este equipo: sin telemetría, sin fuentes remotas y sin buscar actualizaciones si usted no lo pide.',
  'settings.bootFiles': 'Programas de arranque',
  'settings.bootFilesText':
    'Programas pequeños que las máquinas cargan primero. Proceden de los paquetes de su distribución.',
  'settings.bootFilesTable': 'Origen de cada programa de arranque',
  'settings.noBootFiles': 'Aún no están en este equipo.',
  'settings.bootFile.name': 'Nombre',
  'settings.bootFile.package': 'Paquete',
  'settings.bootFile.size': 'Tamaño',
  'settings.bootFile.licence': 'Licencia',
  'settings.bootFile.changed': 'Ha cambiado desde la descarga. Ningún equipo lo recibe.',
  'settings.bootFile.sha': 'SHA-256',
  'settings.bootFile.modules': '{n} módulos',
  'settings.bootFile.each': 'uno por módulo',
  'settings.shortcuts': 'Teclado',
  'settings.openShortcuts': 'Ver atajos',
  'desktop.title': 'Ventana y bandeja',
  'desktop.whenClosed': 'Al cerrar la ventana mientras se sirve',
  'desktop.whenClosedHint':
    'En segundo plano, las máquinas pueden seguir arrancando. El icono de la bandeja permite dejar de servir y volver a abrir la ventana.',
  'desktop.closing.ask': 'Preguntar',
  'desktop.closing.background': 'Seguir sirviendo en segundo plano',
  'desktop.closing.quit': 'Detener y salir',
}
