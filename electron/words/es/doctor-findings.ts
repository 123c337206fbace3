import type { enDoctorFindings } from '../en/doctor-findings.ts'
import type { Translation } from '../message.ts'

/** Lo que el diagnóstico encuentra en este equipo y en la red, y lo que está bien. */
export const esDoctorFindings: Translation<typeof enDoctorFindings> = {
  'doctor.finding.no-card.symptom': 'Este equipo no tiene tarjeta de red.',
  'doctor.finding.no-card.cause': 'Las máquinas arrancan por cable, y no hay tarjeta donde conectarlo.',
  'doctor.finding.no-card.fix': 'Conecte un adaptador de red.',
  'doctor.finding.card-without-address.symptom': '{card} no tiene dirección IPv4.',
  'doctor.finding.card-without-address.cause':
    'Las máquinas necesitan una dirección en la que encontrar este equipo.',
  'doctor.finding.card-without-address.fix':
    'Para un cable directo a una máquina, dele {address}. O elija otra tarjeta.',
  'doctor.finding.card-without-address.fix.unnamed':
    'Para un cable directo a una máquina, dele una dirección. O elija otra tarjeta.',
  'doctor.finding.card-link-local.symptom': '{card} no recibió dirección de ningún servidor DHCP.',
  'doctor.finding.card-link-local.cause':
    'Eligió {address} por su cuenta y la abandona en cuanto responda un servidor.',
  'doctor.finding.card-link-local.fix': 'Dé a la tarjeta una dirección fija, por ejemplo 192.168.7.1/24.',
  'doctor.finding.card-without-link.symptom': 'No hay nada conectado a {card}.',
  'doctor.finding.card-without-link.cause':
    'No hay cable conectado o la máquina del otro extremo está apagada.',
  'doctor.finding.card-without-link.fix': 'Conecte el cable y encienda la máquina.',
  'doctor.finding.card-wifi.symptom': '{card} es Wi-Fi.',
  'doctor.finding.card-wifi.cause':
    'La mayoría de los puntos de acceso no reenvían las difusiones con las que las máquinas buscan su servidor de arranque.',
  'doctor.finding.card-wifi.fix': 'Use un cable.',
  'doctor.finding.card-in-bridge.symptom': '{card} es un puerto del puente {bridge}.',
  'doctor.finding.card-in-bridge.cause': 'Los paquetes de las máquinas llegan al puente, no a la tarjeta.',
  'doctor.finding.card-in-bridge.fix': 'Sirva en {bridge}.',
  'doctor.finding.bridge-waits.symptom': 'El puente {card} bloquea un puerto nuevo durante {seconds} s.',
  'doctor.finding.bridge-waits.cause':
    'Spanning tree está activado. Una ROM de arranque deja de pedir dirección antes de que el puerto se abra.',
  'doctor.finding.bridge-waits.fix':
    'Si el puente no tiene bucles, desactive spanning tree o acorte su retardo de reenvío.',
  'doctor.finding.ports-closed.symptom': 'Los puertos {ports} exigen permisos de administrador.',
  'doctor.finding.ports-closed.cause':
    'El arranque por red usa los puertos 67 y 69, que no se pueden cambiar. Slipway no necesita más permisos.',
  'doctor.finding.ports-closed.fix': 'Permita a los programas normales usar los puertos a partir del 67.',
  'doctor.finding.port-taken.symptom': '{holder} está usando el {port}.',
  'doctor.finding.port-taken.symptom.pid': '{holder} (PID {pid}) está usando el {port}.',
  'doctor.finding.port-taken.symptom.unnamed': 'Otro programa está usando el {port}.',
  'doctor.finding.port-taken.cause': 'Dos programas no pueden escuchar en el mismo puerto.',
  'doctor.finding.port-taken.cause.proxy':
    'Las máquinas solo lo necesitan si otro servidor DHCP asigna las direcciones.',
  'doctor.finding.port-taken.fix': 'Detenga ese programa o elija otra tarjeta.',
  'doctor.finding.port-taken.fix.http': 'Elija otro puerto HTTP o detenga ese programa.',
  'doctor.finding.firewall-drops.symptom': 'El cortafuegos de este equipo bloquea {ports} en {card}.',
  'doctor.finding.firewall-drops.cause': '{firewall} no tiene ninguna regla que permita Slipway.',
  'doctor.finding.firewall-drops.cause.zone': '{firewall} no los permite en la zona {zone}.',
  'doctor.finding.firewall-drops.cause.policy':
    'Ninguna regla de {firewall} los acepta, y la política de la tabla {table}, cadena {chain}, es drop.',
  'doctor.finding.firewall-drops.cause.rule':
    'La regla «{rule}» de {firewall} los bloquea (tabla {table}, cadena {chain}).',
  'doctor.finding.firewall-drops.fix': 'Permita las máquinas en {card} mientras Slipway está sirviendo.',
  'doctor.finding.firewall-unread.symptom':
    '{firewall} está activado y solo un administrador puede leer sus reglas.',
  'doctor.finding.firewall-unread.cause':
    'De forma predeterminada bloquea las solicitudes de las máquinas. Slipway no puede saber si alguien las ha permitido.',
  'doctor.finding.firewall-unread.fix': 'Si las máquinas no reciben respuesta, permítalas en {card}.',
  'doctor.finding.other-dhcp-server.symptom': 'Otro servidor DHCP responde en {card}: {server}.',
  'doctor.finding.other-dhcp-server.cause':
    'Si los dos asignan direcciones, otros dispositivos pueden perder la conexión.',
  'doctor.finding.other-dhcp-server.cause.file':
    'Si los dos asignan direcciones, otros dispositivos pueden perder la conexión. Además indica a las máquinas que arranquen {bootFile}.',
  'doctor.finding.other-dhcp-server.cause.file-from':
    'Si los dos asignan direcciones, otros dispositivos pueden perder la conexión. Además indica a las máquinas que arranquen {bootFile} desde {nextServer}.',
  'doctor.finding.other-dhcp-server.fix':
    'Deje que asigne las direcciones y añada solo los datos de arranque (modo proxy). Al servir, Slipway lo hace automáticamente.',
  'doctor.finding.tftp-fails.symptom': 'Slipway no puede cargar {file} de {address} por TFTP: {why}.',
  'doctor.finding.tftp-fails.cause':
    'Algo en este equipo bloquea los paquetes entre sus propios programas. Así las máquinas no reciben cargador de arranque.',
  'doctor.finding.tftp-fails.fix': 'Revise el cortafuegos y los programas de seguridad.',
  'doctor.finding.http-fails.symptom': 'Slipway no puede cargar {file} de {address} por HTTP: {why}.',
  'doctor.finding.http-fails.cause':
    'Algo en este equipo bloquea las conexiones entre sus propios programas. Así las máquinas no reciben kernel.',
  'doctor.finding.http-fails.fix': 'Revise el cortafuegos, los programas de seguridad y los proxies.',
  'doctor.finding.boot-programs-missing.symptom': 'Faltan cargadores de arranque: {files}.',
  'doctor.finding.boot-programs-missing.cause': 'Son lo primero que carga una máquina.',
  'doctor.finding.boot-programs-missing.fix': 'Descárguelos de los paquetes de este sistema.',
  'doctor.finding.boot-program-changed.symptom': '{file} ha cambiado desde que se descargó.',
  'doctor.finding.boot-program-changed.symptom.package':
    '{file} ha cambiado desde que se descargó ({package} {version}).',
  'doctor.finding.boot-program-changed.cause':
    'La suma de verificación es distinta: el archivo está dañado o alguien lo ha sustituido.',
  'doctor.finding.boot-program-changed.fix':
    'Vuelva a descargar los cargadores de arranque. Los cargadores propios van en la carpeta de datos.',
  'doctor.finding.disk-full.symptom': 'Solo quedan {free} libres en {path}.',
  'doctor.finding.disk-full.cause':
    'Slipway guarda ahí las concesiones, el registro y los kernels de las imágenes.',
  'doctor.finding.disk-full.fix': 'Libere espacio o elija otra carpeta de datos con --data.',
  'doctor.finding.clock-wrong.symptom': 'El reloj de este equipo marca {day}.',
  'doctor.finding.clock-wrong.cause':
    'Es antes de {later}, y este equipo tiene archivos de ese día. Las concesiones caducan según el reloj.',
  'doctor.finding.clock-wrong.fix': 'Ponga el reloj en hora.',
  'doctor.finding.test-machines-incomplete.symptom': 'No instalados: {programs}.',
  'doctor.finding.test-machines-incomplete.cause':
    'Solo las máquinas de prueba los necesitan; para servir no hacen falta.',
  'doctor.finding.test-machines-incomplete.fix':
    'Instálelos si quiere probar una imagen sin un segundo equipo.',

  'doctor.fix.fetch-boot-files': 'Descargar los cargadores de arranque',
  'doctor.fix.serve-as-proxy': 'Servir en modo proxy',
  'doctor.fix.serve-without-dhcp': 'Servir sin DHCP',
  'doctor.fix.other-card': 'Servir en {card}',
  'doctor.fix.other-card.unnamed': 'Elegir otra tarjeta',
  'doctor.fix.other-http-port': 'Usar el puerto HTTP {port}',
  'doctor.fix.show-command': 'Mostrar el comando',

  'doctor.change.open-ports.restart': 'Permitir los puertos hasta reiniciar',
  'doctor.change.open-ports.always': 'Permitir los puertos siempre',
  'doctor.change.open-firewall': 'Permitir las máquinas de {nic} en el cortafuegos',
  'doctor.change.set-address': 'Dar a {nic} la dirección {address}/{prefixLength} mientras se sirve',

  'doctor.check.card': 'Tarjeta de red',
  'doctor.check.ports': 'Puertos',
  'doctor.check.firewall': 'Cortafuegos',
  'doctor.check.dhcp-servers': 'Otros servidores DHCP',
  'doctor.check.boot-programs': 'Cargadores de arranque',
  'doctor.check.tftp': 'TFTP',
  'doctor.check.http': 'HTTP',
  'doctor.check.disk': 'Espacio en disco',
  'doctor.check.clock': 'Reloj',
  'doctor.check.test-machines': 'Máquinas de prueba',
  'doctor.check.skipped': '{check}: {why}',
  'doctor.skipped.no-usable-card': 'sin comprobar, porque ninguna tarjeta tiene dirección',
  'doctor.skipped.quick': 'no forma parte de la comprobación rápida',
  'doctor.skipped.not-allowed': 'solo un administrador puede leer sus reglas',
  'doctor.skipped.not-here': 'no es posible en este sistema',
  'doctor.skipped.other-finding': 'sin comprobar por el problema de arriba',
  'doctor.skipped.serving-changed': 'sin comprobar, porque se empezó a servir o se sirve en otra tarjeta',

  'doctor.fine.card': '{card} está activa y tiene la dirección {address}',
  'doctor.fine.ports': 'Los puertos {ports} están libres',
  'doctor.fine.ports.ours': 'Slipway usa los puertos {ports}',
  'doctor.fine.firewall': 'El cortafuegos ({firewall}) permite las máquinas',
  'doctor.fine.firewall.unnamed': 'Ningún cortafuegos bloquea las máquinas',
  'doctor.fine.dhcp-servers': 'No responde ningún otro servidor DHCP',
  'doctor.fine.dhcp-servers.proxy': 'Otro servidor asigna las direcciones, como debe ser',
  'doctor.fine.boot-programs':
    '{count, plural, one {# cargador de arranque tiene} other {# cargadores de arranque tienen}} la suma de verificación correcta',
  'doctor.fine.boot-programs.unnamed': 'Los cargadores de arranque están instalados',
  'doctor.fine.tftp': '{file} se cargó de {address} por TFTP',
  'doctor.fine.http': '{file} se cargó de {address} por HTTP',
  'doctor.fine.disk': 'Quedan {free} libres',
  'doctor.fine.clock': 'El reloj parece correcto',
  'doctor.fine.test-machines': 'QEMU, OVMF y swtpm están instalados',
}
