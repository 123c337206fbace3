import type { enLogLines } from '../en/log-lines.ts'
import type { Translation } from '../message.ts'

/** Lo que el motor escribe de sí mismo en su registro, con el código `line.<código de la línea>`. */
export const esLogLines: Translation<typeof enLogLines> = {
  'line.dhcp.searching': 'Buscando otros servidores DHCP en {card}.',
  'line.dhcp.alone': 'Ningún otro servidor DHCP respondió en {card}.',
  'line.dhcp.other-server-found': 'El servidor DHCP {server} respondió en {card}.',
  'line.dhcp.other-server-found.file':
    'El servidor DHCP {server} respondió en {card}. Indica a las máquinas que arranquen {bootFile}.',
  'line.dhcp.send-failed': 'Slipway no pudo enviar una respuesta DHCP: {detail}',
  'line.dhcp.boot-server-port-taken':
    'El puerto {port} (servidor de arranque PXE) está ocupado. Las máquinas no lo necesitan si Slipway asigna las direcciones.',
  'line.dhcp.leases-unwritable':
    'Slipway no puede guardar las concesiones, así que ninguna máquina recibe dirección hasta que pueda: {detail}',
  'line.dhcp.malformed': 'Se ignoró un paquete DHCP de {from}: {detail}',
  'line.dhcp.unsupported-hardware': 'Se ignoró un paquete DHCP de {from}: {detail}',
  'line.dhcp.stage-failed': 'Se ignoró un paquete DHCP de {from}: {detail}',
  'line.tftp.malformed': 'Se ignoró una solicitud TFTP de {from}: {detail}',
  'line.tftp.file-source-failed': 'Se ignoró una solicitud TFTP de {from}: {detail}',
  'line.tftp.port-unavailable': 'Se ignoró una solicitud TFTP de {from}: {detail}',
  'line.tftp.too-many-transfers':
    'Se ignoró una solicitud TFTP de {from}, porque hay demasiadas transferencias en curso: {detail}',
  'line.router.unavailable':
    'Las máquinas con un iPXE antiguo pueden esperar 16 s a un router IPv6 en {card}: {why}.',
  'line.router.send-failed': 'Slipway no pudo enviar un mensaje IPv6 en {card}: {detail}',
  'line.router.answered':
    'Se indicó a la máquina que ningún router IPv6 la atiende, para que no espere a uno.',
  'line.router.heard': 'Hay un router IPv6 ({address}) en {card}; él responde a las máquinas.',
  'line.card-lost': '{card} ya no está o no tiene dirección. El servicio continúa cuando vuelva.',
  'line.card-moved': '{card} tiene ahora otra dirección. Slipway reinicia allí el servicio.',
  'line.card-back': '{card} ha vuelto. Slipway reinicia el servicio.',
  'line.close-failed': 'Un servidor no se cerró bien: {detail}',
  'line.iso-close-failed': 'Slipway no pudo cerrar un archivo ISO: {detail}',
  'line.image.imported.yes': '{file} se importó como {name} en {took}. Arranca por red.',
  'line.image.imported.partial': '{file} se importó como {name} en {took}. Arranca por red con limitaciones.',
  'line.image.imported.no': '{file} se importó como {name} en {took}. No puede arrancar por red.',
  'line.image.imported': '{file} se importó en {took}.',
  'line.image.refused': 'Slipway no pudo importar {path}. {problem}',
  'line.image.second-look-failed':
    'Slipway no pudo examinar un initrd. El resultado de la importación no cambia.',
  'line.image.checksum':
    'El SHA-256 de {id} es {sha256}. {isMatch, select, true {Coincide.} false {No coincide con el valor esperado.} other {No hay nada con que compararlo.}}',
  'line.image.checksum-failed': 'Slipway no pudo calcular la suma de verificación de {file}.',
  'line.boot-files.needed':
    'Descargando los cargadores de arranque de los paquetes de este sistema para el primer inicio.',
  'line.boot-files.refreshing': 'Actualizando las listas de paquetes.',
  'line.boot-files.downloading': 'Descargando {packages}.',
  'line.boot-files.unknown-package':
    'Las listas de paquetes de este sistema no contienen {package}. Se continúa sin él.',
  'line.boot-files.incomplete-package':
    'El paquete {package} {version} no contiene {program}. Se continúa sin él.',
  'line.boot-files.changed':
    'Ningún equipo recibe {file}: no es el archivo de {package} {version}. Ejecute: slipway boot-files --fetch',
  'line.boot-files.fetched':
    '{count, plural, one {# cargador de arranque o módulo está} other {# cargadores de arranque y módulos están}} en {folder}.',
  'line.machines-unwritable': 'Slipway no puede guardar las máquinas. El servicio continúa.',
  'line.journal-unwritable':
    'Slipway no puede escribir su registro en la base de datos. El servicio continúa.',
  'line.event-failed': 'Slipway no pudo anotar lo que hizo una máquina.',
  'line.background-failed': 'Falló una tarea en segundo plano. El servicio continúa. {detail}',
  'line.part-not-closed': '{part} no se cerró. Slipway cerró todo lo demás. {detail}',
  'line.listener-failed': 'Falló algo que escucha el registro: {detail}',
  'line.database-set-aside':
    'La base de datos estaba dañada y ahora es {path}. Slipway empezó una nueva. Vuelva a añadir imágenes, máquinas y ajustes.',
  'line.undo-failed': 'Slipway no pudo deshacer lo que se cambió para servir: {detail}',
  'line.host-changed': 'Se cambió este equipo, con su permiso: {detail}.',
  'line.host-changed.open-ports': 'Se abrieron puertos de este equipo, con su permiso.',
  'line.host-changed.open-firewall': 'Se abrió el cortafuegos de este equipo, con su permiso.',
  'line.host-changed.set-address':
    'Se dio una dirección a una tarjeta de red de este equipo, con su permiso.',
  'line.fault': '{method} falló por un error interno: {error}',
}
