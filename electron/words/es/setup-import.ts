import type { enSetupImport } from '../en/setup-import.ts'
import type { Translation } from '../message.ts'

/** Un servidor que ya existía. */
export const esSetupImport: Translation<typeof enSetupImport> = {
  'setupImport.title': 'Importar de dnsmasq o un servidor PXE',
  'setupImport.text':
    'Lee un dnsmasq.conf y los menús de su carpeta TFTP. Verá el resultado antes de que cambie nada.',
  'setupImport.path': 'dnsmasq.conf, su carpeta o una carpeta TFTP',
  'setupImport.pathMissing': 'Elija primero un archivo o una carpeta.',
  'setupImport.look': 'Vista previa',
  'setupImport.looking': 'Leyendo',
  'setupImport.found': 'Contenido de {path}',
  'setupImport.machines': '{n, plural, =0 {Ninguna máquina} one {1 máquina} other {# máquinas}}',
  'setupImport.name': 'Nombre',
  'setupImport.address': 'Dirección',
  'setupImport.file': 'Archivo de arranque',
  'setupImport.noAnswer': 'No recibe respuesta',
  'setupImport.keeps': 'Los ajustes que no contiene no cambian.',
  'setupImport.menus': 'Menús',
  'setupImport.noMenus': 'No se encontraron menús.',
  'setupImport.entries': '{n, plural, =0 {sin entradas} one {1 entrada} other {# entradas}}',
  'setupImport.files':
    '{n, plural, one {Copiar el archivo que cargan ({size})} other {Copiar los # archivos que cargan ({size})}}',
  'setupImport.filesText': 'De {root} a sus programas de arranque. Los archivos existentes se conservan.',
  'setupImport.missing': 'No están en {root}: {files}',
  'setupImport.network': 'Direcciones',
  'setupImport.networkOn': 'Servir con estas direcciones en',
  'setupImport.networkNone': 'Ninguna tarjeta: no cambiar ajustes',
  'setupImport.range': 'de {first} a {last}',
  'setupImport.gateway': 'puerta de enlace {ip}',
  'setupImport.dns': 'servidores DNS {list}',
  'setupImport.proxy': 'junto a otro servidor DHCP',
  'setupImport.lease': 'durante {time}',
  'setupImport.cannot': 'No se importa',
  'setupImport.bootFile': '{when}: {file}. Slipway elige el programa de arranque automáticamente.',
  'setupImport.unread': '{file}, línea {line}: {text}',
  'setupImport.takeOver': 'Importar',
  'setupImport.taking': 'Importando',
  'setupImport.taken': 'Importado: {what}.',
  'setupImport.copied': '{n, plural, =0 {ningún archivo} one {1 archivo} other {# archivos}}',
  'setupImport.toMachines': 'Ver máquinas',
  'setupImport.toMenu': 'Ver menú',
  'setupImport.fromAfar':
    'Los archivos solo se copian si abre esta página en el equipo que sirve. Se quedan donde están.',
}
