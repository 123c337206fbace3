import type { enHelp } from '../en/help.ts'
import type { Translation } from '../message.ts'

/** La página que explica: el camino de un arranque, los cables, las teclas. */
export const esHelp: Translation<typeof enHelp> = {
  'help.title': 'Ayuda',
  'help.summary': 'Conecte el cable, pulse la tecla correcta y vea lo que pasa por la red.',
  'help.path.title': 'Qué ocurre cuando arranca una máquina',
  'help.path.machine': 'La máquina',
  'help.path.slipway': 'Este equipo',
  'help.path.asks': 'Pide una dirección y un archivo de arranque',
  'help.path.offers': 'Ofrece una dirección y el nombre de un programa de arranque',
  'help.path.loads': 'Descarga el programa de arranque',
  'help.path.program': 'Envía un programa de cerca de 1 MB',
  'help.path.menu': 'Pide el menú',
  'help.path.entries': 'Envía sus imágenes como menú; usted elige o se agota el tiempo',
  'help.path.kernel': 'Descarga kernel, initrd y lo que el sistema lee de la ISO',
  'help.path.note': 'En modo proxy, la dirección viene de su router; todo lo demás es igual.',
  'help.wiring.title': 'Conexión: cable, switch, Wi-Fi',
  'help.wiring.cable': 'Un cable entre los dos equipos',
  'help.wiring.cableText':
    'Vale cualquier cable de red. Dé a su tarjeta una dirección como 192.168.7.1 y deje que Slipway asigne las demás. Es la forma más sencilla de empezar.',
  'help.wiring.switch': 'Los dos en un switch o router',
  'help.wiring.switchText':
    'Su router sigue asignando direcciones; Slipway lo detecta y solo añade los datos de arranque. Los dos equipos deben estar en la misma VLAN. Las redes de invitados aíslan las máquinas y no sirven.',
  'help.wiring.wifi': 'Wi-Fi',
  'help.wiring.wifiText':
    'La máquina que arranca necesita cable, porque el firmware no tiene Wi-Fi. Slipway puede estar en la Wi-Fi del mismo router, pero muchos puntos de acceso descartan las difusiones con las que empieza un arranque. Use un cable si puede.',
  'help.wiring.usb':
    'Un adaptador de red USB solo arranca si el firmware tiene controlador para él. Los que llevan un chip Realtek o ASIX suelen funcionar.',
  'help.keys.title': 'Teclas de arranque',
  'help.keys.text':
    'Pulse la tecla varias veces justo después de encender. Elija la entrada con «PXE», «Network» o «IPv4».',
  'help.keys.find': 'Buscar fabricante',
  'help.keys.maker': 'Fabri\u00ADcante',
  'help.keys.bootMenu': 'Menú de arran\u00ADque',
  'help.keys.setup': 'Configu\u00ADración',
  'help.keys.network': 'Arran\u00ADque por red',
  'help.keys.none': 'No hay ningún fabricante así.',
  'help.keys.noKey': 'ninguna',
  'help.keys.missing':
    '¿No está la entrada? Active «Network stack», «PXE» o «LAN option ROM» en la configuración.',
  'help.keys.caption': 'Según los manuales de los fabricantes; algunos modelos son distintos.',
  'help.keys.pi':
    'Raspberry Pi no tiene tecla de arranque: ponga «Network boot» como orden de arranque con raspi-config.',
  'help.more': 'Cables, Wi-Fi y teclas de arranque',
}
