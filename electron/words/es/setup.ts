import type { enSetup } from '../en/setup.ts'
import type { Translation } from '../message.ts'

/** Servidores permanentes. */
export const esSetup: Translation<typeof enSetup> = {
  'setup.title': 'Exportar a un servidor permanente',
  'setup.text':
    'Escribe la misma configuración para un servidor sin Slipway: dnsmasq o Kea, nginx, los archivos de todas las ISO, menús, archivos de respuestas y servicios. Su README explica cómo ponerlo en marcha.',
  'setup.folder': 'Carpeta de este equipo',
  'setup.folderMissing': 'Escriba primero una carpeta.',
  'setup.address': 'Dirección del servidor nuevo',
  'setup.addressHint': 'Obligatoria si Slipway no está sirviendo.',
  'setup.addressWrong': 'Escriba una dirección como 10.99.0.1.',
  'setup.kind': 'Servidor DHCP allí',
  'setup.kinds.dnsmasq': 'dnsmasq',
  'setup.kinds.kea': 'Kea',
  'setup.action': 'Exportar',
  'setup.busy': 'Exportando',
  'setup.busyWith': 'Exportando {what}, {percent} %',
  'setup.cancel': 'Detener exportación',
  'setup.done': '{files} archivos, {size}, en {folder}',
  'setup.overwriteTitle': 'La carpeta no está vacía',
  'setup.overwriteText': 'Puede que se sobrescriban archivos de {folder}. Los demás archivos se conservan.',
  'setup.overwrite': 'Sobrescribir',
  'setup.remarks': 'Diferencias',
  'setup.remark.once':
    '{machine} debe iniciar su entrada una sola vez. Un servidor permanente no puede contar, así que la máquina recibe el menú con esa entrada como predeterminada.',
  'setup.remark.secure-boot':
    '{machine} tiene Secure Boot activado. Recibe el shim firmado y GRUB. No se incluyen los cargadores que Slipway crea para ISO con otras firmas.',
  'setup.remark.ignored-in-proxy':
    '{machine} no debe recibir respuesta. Junto a otro servidor DHCP, dnsmasq responde a toda máquina que pide arrancar.',
  'setup.remark.set-in-proxy':
    '{machine} tiene archivo de arranque, cargador o dirección propios. Junto a otro servidor DHCP, dnsmasq no puede usarlos: la máquina recibe lo mismo que las demás de su tipo.',
  'setup.remark.answer-skipped':
    '{machine} arranca sin su archivo de respuestas «{answer}»: no encaja, tiene un error o no se confirmó.',
  'setup.remark.answer-for-all':
    'Cualquiera en la red puede descargar el archivo de respuestas de {machine}, porque la máquina no tiene una dirección fija por la que reconocerla.',
  'setup.remark.image-missing':
    '{image} no se incluye: su archivo ya no está o ha cambiado desde que se importó.',
  'setup.remark.file-missing': '{path} de {image} no se incluye: Slipway no pudo leerlo.',
}
