import type { enOwnLoader } from '../en/own-loader.ts'
import type { Translation } from '../message.ts'

/** Cargadores de arranque compilados en este equipo. */
export const esOwnLoader: Translation<typeof enOwnLoader> = {
  'ownLoader.title': 'Cargadores de arranque propios',
  'ownLoader.text':
    'Un GRUB con más módulos o un iPXE con un script integrado. Sustituye al incluido hasta que lo quite. No está firmado, así que las máquinas con Secure Boot activado no lo inician.',
  'ownLoader.afar':
    'Los cargadores de arranque se compilan en el equipo donde se ejecuta Slipway. Abra allí esta página.',
  'ownLoader.grub': 'GRUB',
  'ownLoader.format': 'Para',
  'ownLoader.formats.x86_64-efi': 'UEFI x64 ({name})',
  'ownLoader.formats.i386-efi': 'UEFI 32 bits ({name})',
  'ownLoader.formats.arm64-efi': 'UEFI ARM64 ({name})',
  'ownLoader.formats.i386-pc-pxe': 'BIOS ({name})',
  'ownLoader.modules': 'Más módulos',
  'ownLoader.modulesHint': 'Además de los que necesitan los menús, separados por espacios: lvm luks2.',
  'ownLoader.modulesBad': 'Escriba nombres de módulos como lvm o search_fs_uuid.',
  'ownLoader.makeGrub': 'Compilar GRUB',
  'ownLoader.ipxe': 'iPXE',
  'ownLoader.source': 'Carpeta con el código fuente de iPXE',
  'ownLoader.embed': 'Script integrado (opcional)',
  'ownLoader.makeIpxe': 'Compilar iPXE',
  'ownLoader.ipxeHint': 'Necesita make y un compilador, y la primera vez tarda unos minutos.',
  'ownLoader.making': 'Compilando',
  'ownLoader.made': 'Compilado: {files}',
  'ownLoader.used': 'En uso: {name}, {size}, compilado aquí con GRUB {version}.',
  'ownLoader.back': 'Usar el incluido',
  'ownLoader.copy': 'Copiar el comando',
  'ownLoader.missing': 'Aún no se puede compilar aquí. {title}',
}
