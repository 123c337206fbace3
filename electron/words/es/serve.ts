import type { enServe } from '../en/serve.ts'
import type { Translation } from '../message.ts'

/** Servir: los tres pasos, la espera de una máquina, cómo funciona. */
export const esServe: Translation<typeof enServe> = {
  'serve.readyTitle': 'Listo para servir',
  'serve.readyText': 'Pulse Servir y arranque después la otra máquina por red.',
  'serve.emptyTitle': 'Arranque una máquina desde una ISO',
  'serve.emptyText': 'Añada una imagen, elija la tarjeta de red y pulse Servir.',
  'serve.notReadyTitle': 'Aún no está listo',
  'serve.notReadyText': 'Corrija lo que se indica en Servir.',
  'serve.startingTitle': 'Iniciando en {nic}',
  'serve.startingLook':
    'Buscando otros servidores DHCP; después se abren los puertos de DHCP, TFTP y HTTP.',
  'serve.startingText': 'Abriendo los puertos de DHCP, TFTP y HTTP.',
  'serve.servingTitle': 'Sirviendo en {nic}',
  'serve.servingSince': 'Desde {time}',
  'serve.failedTitle': 'No se pudo iniciar en {nic}',
  'serve.failedText': 'No hay nada en marcha.',
  'serve.slotImages': 'Imágenes',
  'serve.slotCard': 'Tarjeta de red',
  'serve.slotServe': 'Servir',
  'serve.moreImages': 'y {n} más',
  'serve.moreCards': 'Ver {n} más',
  'serve.fewerCards': 'Ver menos',
  'serve.noCards': 'Este equipo no tiene tarjeta de red.',
  'serve.button': 'Servir en {nic}',
  'serve.buttonNoCard': 'Servir',
  'serve.stop': 'Dejar de servir',
  'serve.stopping': 'Deteniendo…',
  'serve.cannotYet': 'Antes de servir:',
  'serve.willHandOut': 'Slipway asignará {range} en {nic}.',
  'serve.willLook':
    'Si su router ya asigna direcciones, lo seguirá haciendo; Slipway solo añade los datos de arranque.',
  'serve.willOnlyTell':
    'Su servidor DHCP asigna las direcciones. Slipway solo añade los datos de arranque.',
  'serve.willHandOutAnyway':
    'Slipway asignará {range} en {nic}, aunque responda otro servidor DHCP.',
  'serve.willHandOutNone':
    'Slipway no asignará direcciones. Su servidor DHCP debe enviar las máquinas a {address}.',
  'serve.handsOut': 'Asigna direcciones',
  'serve.addressesFrom': 'Las direcciones vienen de {server}',
  'serve.onlyTells': 'Solo datos de arranque (proxy)',
  'serve.handsOutNone': 'No asigna direcciones',
  'serve.changeDhcp': 'Cambiar',
  'serve.answers.boot-clients': 'Solo se responde a las máquinas que arrancan por red.',
  'serve.answers.known': 'Solo se responde a las máquinas con nombre.',
  'serve.answersListed':
    '{n, plural, =0 {Solo se responde a las máquinas de la lista.} one {Solo se responde a 1 máquina de la lista.} other {Solo se responde a # máquinas de la lista.}}',
  'serve.answersDenied':
    '{n, plural, =0 {No se ignora ninguna máquina.} one {Se ignora 1 máquina.} other {Se ignoran # máquinas.}}',
  'serve.relayed':
    '{n, plural, =0 {Ninguna red detrás de un relé.} one {También sirve 1 red detrás de un relé.} other {También sirve # redes detrás de relés.}}',
  'serve.restartText': 'Esto reinicia el servicio e interrumpe las máquinas que están cargando.',
  'serve.httpOn': 'HTTP en el puerto {port}',
  'serve.liveTitle': 'Máquinas',
  'serve.reason.no-image': 'Añada primero una imagen.',
  'serve.reason.no-bootable-image': 'Ninguna imagen puede arrancar por red.',
  'serve.reason.no-card': 'Elija una tarjeta de red.',
  'serve.reason.no-boot-files': 'Los programas de arranque aún no están en este equipo.',
  'serve.reason.range': 'El rango de direcciones no encaja con {card}.',
  'serve.reason.unreadable': 'Uno de los ajustes de abajo no es válido.',
  'serve.reason.offline': 'Esperando la conexión con el servidor.',
  'serve.fix.no-image': 'Elegir archivo',
  'serve.fix.no-bootable-image': 'Ver por qué',
  'serve.fix.no-boot-files': 'Descargar programas',
  'serve.fix.no-boot-files-busy': 'Descargando programas…',
  'serve.fix.range': 'Cambiar el rango',
  'serve.fix.unreadable': 'Ver el ajuste',
  'serve.step.dhcp': 'DHCP',
  'serve.step.tftp': 'TFTP',
  'serve.step.http': 'HTTP',
  'serve.failedUseOff': 'No usar DHCP',
  'serve.failedUseProxy': 'Usar modo proxy',
  'serve.failedAnyway': 'Es una red de pruebas aparte: servir igualmente',
  'wait.title': 'Esperando una máquina…',
  'wait.text':
    'En la otra máquina, elija «Network boot» o «PXE IPv4» en el menú de arranque. La tecla suele ser F12, F11, F8 o Esc, justo después de encender.',
  'wait.vm':
    'Máquina virtual: conéctela a {nic} y ponga la red en primer lugar en su orden de arranque.',
  'wait.cable':
    '¿No ocurre nada? Revise el cable, el switch, el cortafuegos (UDP 67 y 69) y el orden de arranque.',
  'wait.silent': 'Nada en {nic} durante {minutes} minutos.',
  'how.title': '¿Cómo funciona?',
  'how.intro':
    'Una máquina que arranca por red lo pide todo, paso a paso. Slipway responde en este orden:',
  'how.ask': 'La máquina pregunta',
  'how.askText':
    'Su firmware difunde una solicitud DHCP: ¿cuál es mi dirección y qué tengo que arrancar?',
  'how.program': 'Un programa de arranque',
  'how.programText':
    'Slipway asigna una dirección y envía por TFTP un pequeño cargador de arranque, iPXE.',
  'how.menu': 'El menú',
  'how.menuText': 'iPXE descarga su menú por HTTP e inicia la entrada elegida.',
  'how.kernel': 'Kernel e initrd',
  'how.kernelText':
    'Salen de la ISO a toda la velocidad de la red. A partir de aquí sigue el sistema.',
}
