import type { enOwnScript } from '../en/own-script.ts'
import type { Translation } from '../message.ts'

/** Scripts propios del usuario para iPXE. */
export const esOwnScript: Translation<typeof enOwnScript> = {
  'ownScript.title': 'Script de iPXE',
  'ownScript.text':
    'iPXE ejecuta esto en lugar del menú en toda máquina sin entrada asignada. Si el script termina o falla, sigue el menú, que está en {url}. Las máquinas que arrancan con GRUB o PXELINUX no lo ejecutan.',
  'ownScript.textOne': 'En esta máquina, iPXE ejecuta esto en lugar del menú, que está en {url}.',
  'ownScript.noneOne': 'En esta máquina, iPXE muestra el menú de Slipway.',
  'ownScript.noneOneAll': 'Esta máquina ejecuta el script de todas las máquinas. Edítelo en Menú.',
  'ownScript.notNow':
    'El próximo arranque de esta máquina está fijado en otra cosa, así que entonces el script no se ejecuta.',
  'ownScript.instead':
    'Las máquinas con iPXE ejecutan su script en lugar de este menú. El script está más abajo.',
  'ownScript.labelAll': 'Script para todas las máquinas',
  'ownScript.labelOne': 'Script para esta máquina',
  'ownScript.starter': 'Cuando este script termina, sigue el menú.',
  'ownScript.begin': 'Escribir un script',
  'ownScript.save': 'Guardar el script',
  'ownScript.back': 'Usar el menú de Slipway',
  'ownScript.backOne': 'Quitar este script',
  'ownScript.discard': 'Descartar cambios',
  'ownScript.isSaved': 'Todos los cambios están guardados.',
  'ownScript.mendFirst': 'iPXE se detendría en las líneas de arriba. Corríjalas primero.',
  'ownScript.state.used': 'En uso: iPXE ejecuta este script.',
  'ownScript.state.changed': 'Cambiado. iPXE ejecuta la última versión guardada.',
  'ownScript.state.draft': 'Sin usar. Guárdelo para sustituir el menú.',
  'ownScript.problems': 'Errores del script',
  'ownScript.noProblems': 'No se encontraron errores.',
  'ownScript.others': 'Máquinas con un script aparte:',
}
