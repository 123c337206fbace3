import type { enEvents } from '../en/events.ts'
import type { Translation } from '../message.ts'

/** Lo que se vio de una máquina, una línea del registro cada vez. La máquina se nombra junto a la línea. */
export const esEvents: Translation<typeof enEvents> = {
  'event.dhcp.discovered.ipxe': 'iPXE solicita una dirección ({arch})',
  'event.dhcp.discovered.boot': 'Solicita arrancar por red ({arch})',
  'event.dhcp.discovered.other': 'Solicita una dirección',
  'event.dhcp.offered': 'Se le ofrece {address}',
  'event.dhcp.offered.boot-file': 'Se le ofrece {address}, archivo de arranque {file}',
  'event.dhcp.acknowledged': 'Se le asigna {address} durante {lease}',
  'event.dhcp.acknowledged.boot-file': 'Se le asigna {address} durante {lease}, archivo de arranque {file}',
  'event.dhcp.proxy-offered.direct':
    'Se le ofrece el archivo de arranque {file}; otro servidor asigna su dirección',
  'event.dhcp.proxy-offered.boot-server':
    'Debe pedir a Slipway su archivo de arranque en el puerto 4011; otro servidor asigna su dirección',
  'event.dhcp.boot-server-answered': 'Preguntó en el puerto 4011 y recibió el archivo de arranque {file}',
  'event.dhcp.foreign-address': 'Toma la dirección {address} de {server}',
  'event.dhcp.foreign-address.unknown-server': 'Tiene la dirección {address} de otro servidor',
  'event.dhcp.other-server-seen.conflict':
    'El servidor DHCP {server} también asigna direcciones en esta red. Apague uno de los dos o sirva en modo proxy',
  'event.dhcp.other-server-seen.alone': 'El servidor DHCP {server} asigna direcciones en esta red',
  'event.dhcp.proxy-failed.offer-ignored':
    'Tomó una dirección de {server} e ignoró los datos de arranque. Algunos firmwares lo hacen: use el modo servidor o haga que {server} indique el archivo de arranque',
  'event.dhcp.proxy-failed.offer-ignored.unknown-server':
    'Tomó una dirección de otro servidor e ignoró los datos de arranque. Algunos firmwares lo hacen: use el modo servidor o haga que ese servidor indique el archivo de arranque',
  'event.dhcp.proxy-failed.other-boot-file':
    '{server} indica a las máquinas que carguen {other}, y esta lo hizo. Quite allí ese ajuste o cámbielo por {file}',
  'event.dhcp.proxy-failed.other-boot-file.unknown-server':
    'Otro servidor indica a las máquinas que carguen {other}, y esta lo hizo. Quite allí ese ajuste o cámbielo por {file}',
  'event.dhcp.proxy-failed.no-request':
    'No tomó dirección de ningún servidor. O no le responde ningún servidor DHCP, o su firmware rechaza una segunda respuesta: use el modo servidor',
  'event.dhcp.proxy-failed.file-not-fetched':
    'Preguntó en el puerto 4011 y nunca cargó {file}. Puede que un cortafuegos bloquee el puerto UDP 69 en este equipo',
  'event.file-on-server': '{file} (en {server})',
  'event.dhcp.ignored.denied': 'Sin respuesta: está en la lista de máquinas ignoradas',
  'event.dhcp.ignored.not-allowed': 'Sin respuesta: no está en la lista de máquinas atendidas',
  'event.dhcp.ignored.not-known': 'Sin respuesta: solo se atiende a las máquinas con nombre o dirección fija',
  'event.dhcp.ignored.not-a-boot-client': 'Sin respuesta: no solicita arrancar por red',
  'event.dhcp.ignored.set-to-ignore': 'Sin respuesta: está configurada para ignorarla',
  'event.dhcp.address-in-use': '{holder} usa {address}, así que Slipway no la asigna',
  'event.dhcp.refused': 'Solicitud denegada: {why}',
  'event.dhcp.refused.address': 'Solicitud de {address} denegada: {why}',
  'event.dhcp.declined': 'Rechaza {address}: otro dispositivo responde en ella',
  'event.dhcp.released': 'Libera {address}',
  'event.dhcp.pool-exhausted':
    'No queda ninguna dirección libre entre {first} y {last}. La lista de concesiones muestra qué máquinas las tienen',
  'event.tftp.started': 'Carga {file} por TFTP: {size} en bloques de {blksize} bytes, ventana {windowsize}',
  'event.tftp.progress': 'Carga {file} por TFTP: {sent} de {size} ({part})',
  'event.tftp.finished': 'Cargó {file} por TFTP: {size} en {time}',
  'event.tftp.probed': 'Preguntó el tamaño de {file}: {size} (normal)',
  'event.tftp.missing': 'Pidió por TFTP {file}, que no existe',
  'event.tftp.failed': 'Dejó de cargar {file} por TFTP con {sent} de {size} ({part}): {why}',
  'event.http.started': 'Carga {path} por HTTP: {size}',
  'event.http.progress': 'Carga {path} por HTTP: {sent} de {size} ({part})',
  'event.http.finished': 'Cargó {path} por HTTP: {sent} en {time}',
  'event.http.finished.unchanged': 'Ya tiene {path}',
  'event.http.finished.refused': 'Pidió {path} por HTTP: denegado con el estado {status}',
  'event.http.finished.asked': 'Preguntó por {path} por HTTP',
  'event.http.missing': 'Pidió por HTTP {path}, que no existe',
  'event.http.aborted': 'Dejó de cargar {path} por HTTP con {sent} de {size} ({part})',
  'event.menu.served': 'Recibió el menú de {loader} con {n, plural, one {# entrada} other {# entradas}}',
  'event.entry.chosen': 'Eligió {title}',
  'event.entry.chosen.short-memory':
    'Eligió {title}, que necesita cerca de {needed} de memoria; esta máquina tiene {has}',
  'event.start.waits':
    'Espera su turno: {loading, plural, one {hay # máquina cargando} other {hay # máquinas cargando}}, {ahead} por delante',
  'event.answer.served': 'Cargó el archivo de respuestas {file} de {answer}',
  'event.answer.skipped.does-not-fit':
    'Arranca sin el archivo de respuestas {answer}: el instalador de esta entrada lee otro tipo de archivo',
  'event.answer.skipped.unconfirmed':
    'Arranca sin el archivo de respuestas {answer}: nadie ha confirmado aún lo que borra',
  'event.answer.skipped.invalid': 'Arranca sin el archivo de respuestas {answer}, que tiene un error',
  'event.answer.skipped.invalid.problem':
    'Arranca sin el archivo de respuestas {answer}, que tiene un error: {problem}',
  'event.answer.skipped.other-machine':
    'Arranca sin el archivo de respuestas {answer}: su menú se pidió desde la dirección de otra máquina',
  'event.answer.skipped.unknown-address':
    'Arranca sin el archivo de respuestas {answer}: Slipway no sabe con certeza qué máquina tiene su dirección',
  'event.answer.refused.other-machine':
    'Pidió el archivo de respuestas {file} y no lo recibió: es de otra máquina',
  'event.answer.refused.expired':
    'Pidió el archivo de respuestas {file} y no lo recibió: era de un arranque ya terminado o nunca existió',
  'event.answer.refused.unconfirmed':
    'Pidió el archivo de respuestas {file} y no lo recibió: nadie ha confirmado aún lo que borra',
  'event.answer.refused.invalid': 'Pidió el archivo de respuestas {file} y no lo recibió: tiene un error',
  'event.answer.adopted': 'Envió su propio archivo de respuestas; Slipway lo guardó como {answer}',
  'event.secure-boot.seen.unsigned': 'Inició un programa sin firmar: su Secure Boot está desactivado',
  'event.secure-boot.seen.on': 'Informa de que Secure Boot está activado',
  'event.secure-boot.seen.off': 'Informa de que Secure Boot está desactivado',
  'event.secure-boot.restart-chosen':
    'Eligió {title} y se reinicia para que su firmware inicie el shim que confía en él',
  'event.secure-boot.refused.seen': 'No inició {title}: {why}',
  'event.secure-boot.refused.expected': 'No iniciará {title}: {why}',
  'event.loader.failed.came-back':
    '{program} no se inició: la máquina lo cargó entero y volvió a su firmware. En su próximo arranque recibirá {next}',
  'event.loader.failed.came-back.last':
    '{program} no se inició: la máquina lo cargó entero y volvió a su firmware. No hay otro cargador de arranque para ella',
  'event.loader.failed.silent':
    '{program} no se inició: la máquina lo cargó entero y no se supo más de ella. En su próximo arranque recibirá {next}',
  'event.loader.failed.silent.last':
    '{program} no se inició: la máquina lo cargó entero y no se supo más de ella. No hay otro cargador de arranque para ella',
  'event.loader.works': '{program} funciona en esta máquina y queda como su cargador de arranque',
  'event.config.unknown.grub-legacy':
    'Pidió {file}, que Slipway no sirve. Es de GRUB Legacy, anterior a 2009: elija otro cargador de arranque para esta máquina, por ejemplo pxelinux.0',
  'event.config.unknown.syslinux':
    'Pidió {file}, que Slipway no sirve. PXELINUX recibe su menú como pxelinux.cfg/…: elija pxelinux.0 como cargador de arranque',
  'event.config.unknown.esxi':
    'Pidió {file}, que Slipway no sirve. Es del cargador de ESXi: inicie ESXi desde el menú, que reescribe su boot.cfg',
  'event.config.unknown.systemd-boot':
    'Pidió {file}, que Slipway no sirve. systemd-boot no lee menús por red: elija otro cargador de arranque',
  'event.config.unknown.raspberry-pi':
    'Pidió {file}, que Slipway no sirve. Los archivos de una Raspberry Pi van en la carpeta de programas de arranque',
  'event.config.unknown.unknown':
    'Pidió {file}, que Slipway no sirve. Póngalo en la carpeta de programas de arranque o elija otro cargador de arranque para esta máquina',
  'event.machine.reported': 'Informó: {text}',
  'event.machine.reported.installing': 'Informó de que está instalando',
  'event.machine.reported.installing.text': 'Informó de que está instalando: {text}',
  'event.machine.reported.installed': 'Informó de que está instalada',
  'event.machine.reported.installed.text': 'Informó de que está instalada: {text}',
  'event.machine.reported.failed': 'Informó de que la instalación falló',
  'event.machine.reported.failed.text': 'Informó de que la instalación falló: {text}',
  'event.machine.logged': '{program}: {text}',
  'event.machine.logged.unnamed': 'Registro: {text}',
  'event.machine.log-dropped':
    'Envió {count, plural, one {# línea de registro más} other {# líneas de registro más}} de las que Slipway guarda',
  'event.machine.next-changed': '{reason}: {next}',
  'event.next-reason.once-started': 'Inició su entrada una vez',
  'event.next-reason.installed': 'Está instalada',
  'event.next-reason.restarted': 'Volvió después de cargarlo todo, lo que cuenta como instalada',
  'event.next.menu': 'su próximo arranque por red muestra el menú, con su propio disco seleccionado',
  'event.next.once': 'su próximo arranque por red inicia su entrada',
  'event.next.always': 'su próximo arranque por red vuelve a iniciar su entrada, como está fijado',
  'event.next.local': 'arranca desde su propio disco hasta que se cambie',
  'event.next.ignore': 'no recibe respuesta',
  'event.machine.woken':
    'Se envió un paquete de encendido por {nic} a {sentTo}. Wake-on-LAN no da confirmación',

  'refusal.unsigned': 'su kernel no está firmado y Secure Boot está activado',
  'refusal.damaged': 'su kernel se modificó después de firmarlo y Secure Boot está activado',
  'refusal.needs-other-shim': 'el shim que cargó no confía en {signer}',
  'refusal.needs-other-shim.unnamed': 'el shim que cargó no confía en quien firmó su kernel',
  'refusal.not-loaded': 'su GRUB no pudo cargar el kernel con Secure Boot activado',
  'refusal.not-known': 'Secure Boot está activado y no se conoce la firma de su kernel',
}
