import type { enScripts } from '../en/scripts.ts'
import type { Translation } from '../message.ts'

/** Qué está mal en un script para iPXE, sin su línea. */
export const esScripts: Translation<typeof enScripts> = {
  'script.no-first-line': 'un script de iPXE debe empezar por #!ipxe',
  'script.byte-order-mark':
    'hay una marca de orden de bytes invisible antes de #!ipxe, así que iPXE no reconoce el script',
  'script.unknown-command': 'iPXE no tiene el comando «{word}»',
  'script.missing-label': 'no hay ninguna etiqueta «{word}»',
  'script.goto-nowhere': 'goto necesita el nombre de una etiqueta',
  'script.label-twice': 'la etiqueta «{word}» ya existe; goto solo encuentra la primera',
  'script.unclosed-setting': "falta cerrar un $'{' con '}'",
  'script.leads-back': '{word} vuelve a cargar este script, así que no terminaría nunca',
  'script.open-end': 'hay una barra invertida al final',
  'script.space-after-backslash':
    'hay un espacio después de la barra invertida, así que la línea no continúa',
}
