import type { enServing } from '../en/serving.ts'
import type { Translation } from '../message.ts'

/** Lo que estorba mientras se sirve: otro servidor DHCP, ninguna dirección libre, un proxy que no se escucha. */
export const esServing: Translation<typeof enServing> = {
  'warning.cardBack': 'El servicio continúa automáticamente cuando vuelva.',
  'warning.conflict': '{server} también asigna direcciones en esta red.',
  'warning.conflictText':
    'Los dispositivos pueden recibir una dirección de cualquiera de los dos y perder la conexión. Detenga uno de ellos.',
  'warning.useProxy': 'Pasar a modo proxy',
  'warning.poolFull': 'No hay direcciones libres: todas las de {range} están en uso.',
  'warning.poolFullText': 'Una máquina pidió una dirección y no la recibió.',
  'warning.whoHasThem': 'Ver concesiones',
  'warning.relay': 'El relé {relay} reenvía solicitudes de una red que no está definida aquí.',
  'warning.relayText': 'Sus máquinas no reciben respuesta. Deje de servir y añada su red en «Cambiar».',
  'proxy.head': 'Ignoró el archivo de arranque',
  'proxy.stage': 'Se le ofreció {file}, pero no lo cargó',
  'proxy.someServer': 'otro servidor',
  'proxy.anAddress': 'una dirección',
  'proxy.anotherFile': 'otro archivo',
  'proxy.from': ' de {server}',
  'proxy.title.offer-ignored': 'La máquina solo escuchó a {server}.',
  'proxy.title.other-boot-file': '{server} indica otro archivo de arranque.',
  'proxy.title.no-request': 'Ningún servidor asignó una dirección.',
  'proxy.title.file-not-fetched': 'La máquina nunca pidió {file}.',
  'proxy.why.offer-ignored':
    'Tomó {address} de allí y nunca pidió {file} a Slipway. O un cortafuegos de este equipo bloquea su solicitud, o su firmware escucha a un servidor e ignora al segundo.',
  'proxy.why.other-boot-file':
    'Ese servidor indica a las máquinas que carguen {otherFile}{from}, y esta le hizo caso en vez de cargar {file}.',
  'proxy.why.no-request':
    'Slipway ofreció {file}, pero la máquina no aceptó ninguna dirección: aquí no responde ningún servidor DHCP, la oferta de Slipway no le llega o su firmware no acepta dos respuestas.',
  'proxy.why.file-not-fetched':
    'Preguntó a Slipway en el puerto 4011, recibió el nombre del archivo y no llegó nada más. Lo más frecuente es que un cortafuegos de este equipo bloquee el puerto UDP 69.',
  'proxy.handOut': 'Asignar direcciones aquí',
  'proxy.tellRouter': 'O haga que {server} indique el archivo de Slipway',
  'proxy.confirmTitle': '¿Asignar direcciones en {nic}?',
  'proxy.confirmText':
    '{server} también asigna direcciones, así que otros dispositivos de esta red pueden perder la conexión: hágalo solo en una red aparte. Esto reinicia el servicio e interrumpe las máquinas que están cargando.',
  'proxy.confirmAction': 'Asignar direcciones',
  'advice.router': 'Router',
  'advice.anyOther': 'Cualquier otro',
  'advice.copy': 'Copiar líneas',
  'advice.hint':
    'Para máquinas con este tipo de firmware. Quite estas líneas cuando Slipway no esté sirviendo.',
}
