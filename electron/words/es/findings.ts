import type { enFindings } from '../en/findings.ts'
import type { Translation } from '../message.ts'

/** Por qué se detuvo un arranque, en qué se basa eso y qué hacer. Son frases sobre la máquina; su nombre va encima. */
export const esFindings: Translation<typeof enFindings> = {
  'finding.sure.certain': '{why}',
  'finding.sure.most-likely': 'Lo más probable: {why}',
  'finding.sure.possible': 'Es posible: {why}',

  'finding.no-address.title': 'No obtuvo dirección',
  'finding.no-address.pool-exhausted': 'No queda ninguna dirección libre entre {first} y {last}.',
  'finding.no-address.declined': 'Rechazó {address}: otro dispositivo responde en ella.',
  'finding.no-address.refused': 'Slipway denegó su solicitud: {why}.',
  'finding.no-address.refused.address': 'Slipway denegó su solicitud de {address}: {why}.',
  'finding.no-address.not-ours': 'no es una dirección que asigne Slipway',

  'finding.other-offer-taken.title': 'Tomó una dirección de otro servidor DHCP',
  'finding.other-offer-taken.title.server': 'Tomó una dirección de otro servidor DHCP, {server}',
  'finding.other-offer-taken':
    'Slipway ofreció {offered}; ella tomó {address} y desde entonces no ha pedido nada a Slipway. Dos servidores asignan direcciones en esta red.',

  'finding.offer-not-taken.title': 'No acepta la dirección que ofrece Slipway',
  'finding.offer-not-taken':
    'La oferta no le llega o espera a otro servidor. Slipway ofreció {address} {count, plural, one {una vez} other {# veces}} en {time} y no recibió ninguna solicitud.',
  'finding.offer-not-taken.server':
    'La oferta no le llega o espera a otro servidor ({server} también responde aquí). Slipway ofreció {address} {count, plural, one {una vez} other {# veces}} en {time} y no recibió ninguna solicitud.',

  'finding.proxy-not-heard.title': 'No cargó {bootFile}',
  'finding.proxy-not-heard.other-boot-file': '{server} le indica que cargue {other}, y así lo hace.',
  'finding.proxy-not-heard.other-boot-file.unknown-server':
    'Otro servidor le indica que cargue {other}, y así lo hace.',
  'finding.proxy-not-heard.offer-ignored':
    'Un cortafuegos de este equipo bloquea el puerto {port} de {protocol}, o su firmware escucha a un solo servidor. Tomó {address} de {server} y nunca preguntó a Slipway.',
  'finding.proxy-not-heard.offer-ignored.unknown-server':
    'Un cortafuegos de este equipo bloquea el puerto {port} de {protocol}, o su firmware escucha a un solo servidor. Tomó {address} de otro servidor y nunca preguntó a Slipway.',
  'finding.proxy-not-heard.file-not-fetched':
    'Un cortafuegos de este equipo bloquea el puerto {port} de {protocol}. Preguntó en el puerto 4011, recibió la respuesta y no llegó nada más.',
  'finding.proxy-not-heard.no-request':
    'Ningún servidor DHCP le da una dirección, la respuesta de Slipway no le llega o su firmware no acepta dos respuestas.',

  'finding.wrong-program.title': '{file} no es para esta máquina',
  'finding.wrong-program': 'Su firmware es {arch} y solo inicia programas para {firmware}.',

  'finding.program-missing.title': '{file} no existe',
  'finding.program-missing':
    'Slipway le indicó que cargara este archivo, y lo pidió {count, plural, one {una vez} other {# veces}}. No hay ningún archivo con ese nombre.',

  'finding.program-not-asked.title': 'Su solicitud de {file} no llega a Slipway',
  'finding.program-not-asked':
    'Un cortafuegos de este equipo bloquea el puerto {port} de {protocol}. La máquina tiene su dirección y el nombre de su archivo de arranque; no ha llegado ninguna solicitud en {time}.',

  'finding.blocks-lost.title': 'No llega ningún bloque de {file}',
  'finding.blocks-lost':
    'Algo en el camino no deja pasar paquetes tan grandes. Pidió {count, plural, one {una vez} other {# veces}} bloques de {blksize} bytes. Los paquetes pequeños pasan, pero no ha confirmado nada del archivo.',

  'finding.program-stalled.title': 'La carga de {file} se quedó a medias',
  'finding.program-stalled':
    'Confirmó {sent} de {size} y nada más. Empezó {count, plural, one {una vez} other {# veces}}.',
  'finding.program-stalled.silent': 'Se cortó la conexión. De los {size}, no ha tomado nada más en {time}.',

  'finding.second-stage-missing.title': '{file} no existe',
  'finding.second-stage-missing': '{loader} se inició y lo pidió como siguiente programa.',

  'finding.loader-without-menu.title': 'GRUB no ha pedido su menú',
  'finding.loader-without-menu.second-server': 'GRUB no escucha a un segundo servidor DHCP. {loaded}',
  'finding.loader-without-menu.http':
    'Este GRUB llegó por arranque HTTP y no puede leer su menú por HTTP. {loaded}',
  'finding.loader-without-menu.unknown': 'GRUB no funciona con esta tarjeta de red. {loaded}',

  'finding.secure-boot.title': 'No inició {file}',
  'finding.secure-boot':
    'Secure Boot está activado y rechaza los programas que no están firmados para él. {loaded}',

  'finding.program-not-started.title': '{file} no se inicia en esta máquina',
  'finding.program-not-started':
    'Este cargador de arranque no funciona con esta tarjeta de red o su archivo está dañado. {loaded}',

  'finding.loaded-whole': 'Cargó los {size} y no se ha sabido nada del programa en {time}.',
  'finding.loaded-whole.again': 'Cargó los {size} y se reinició antes de que el programa diera señales.',

  'finding.script-not-asked.title': 'iPXE se inició pero no puede llegar a Slipway por HTTP',
  'finding.script-not-asked':
    'Un cortafuegos de este equipo bloquea el puerto TCP {port}. iPXE tiene su dirección y debe cargar {url}; no ha llegado ninguna solicitud en {time}.',

  'finding.kernel-refused.title': 'Secure Boot rechaza {title}',
  'finding.kernel-refused.title.unnamed': 'Secure Boot rechaza el sistema',
  'finding.kernel-refused.unsigned': 'Su kernel no está firmado y Secure Boot está activado.',
  'finding.kernel-refused.damaged': 'Su kernel se modificó después de firmarlo y Secure Boot está activado.',
  'finding.kernel-refused.needs-other-shim': 'El shim que cargó no confía en {signer}.',
  'finding.kernel-refused.needs-other-shim.unnamed': 'El shim que cargó no confía en quien firmó su kernel.',
  'finding.kernel-refused.not-loaded': 'Su GRUB no pudo cargar el kernel con Secure Boot activado.',
  'finding.kernel-refused.not-known': 'Secure Boot está activado y no se conoce la firma de su kernel.',

  'finding.kernel-missing.title': '{file} no existe',
  'finding.kernel-missing.title.chosen': 'Lo que eligió ya no existe',
  'finding.kernel-missing':
    'Pidió este archivo del sistema que está iniciando. La ISO se movió o se quitó, o está en un disco que no está conectado.',
  'finding.kernel-missing.chosen':
    'Eligió {entry}, que su menú aún mostraba. La ISO se movió o se quitó, o está en un disco que no está conectado.',

  'finding.memory-low.title': 'Tiene muy poca memoria',
  'finding.memory-low':
    'Tiene {memory}, este sistema necesita cerca de {needed} y no se ha sabido nada en {time}.',

  'finding.kernel-stalled.title': 'Dejó de cargar {file}',
  'finding.kernel-stalled.title.silent': 'La carga de {file} se quedó a medias',
  'finding.kernel-stalled':
    'Se llenó su memoria o se cortó la conexión. La cerró cuando llevaba {sent} de {size}.',
  'finding.kernel-stalled.silent':
    'Se cortó la conexión. Tomó {sent} de {size} y después nada en {time}, sin cerrarla.',

  'finding.kernel-silent.title': 'Esperando a que se inicie el sistema',
  'finding.kernel-silent.title.again': 'El sistema no se inició',
  'finding.kernel-silent':
    'Tiene muy poca memoria o su kernel no tiene controlador para la tarjeta de red. Kernel e initrd se enviaron completos; no ha pedido nada en {time}.',
  'finding.kernel-silent.memory':
    'Tiene muy poca memoria (necesita cerca de {needed}) o su kernel no tiene controlador para la tarjeta de red. Kernel e initrd se enviaron completos; no ha pedido nada en {time}.',
  'finding.kernel-silent.again':
    'Tiene muy poca memoria o su kernel no tiene controlador para la tarjeta de red. Kernel e initrd se enviaron completos; después se reinició.',
  'finding.kernel-silent.again.memory':
    'Tiene muy poca memoria (necesita cerca de {needed}) o su kernel no tiene controlador para la tarjeta de red. Kernel e initrd se enviaron completos; después se reinició.',

  'finding.answers-not-asked.title': 'No ha pedido su archivo de respuestas',
  'finding.answers-not-asked':
    'Su instalador hará las preguntas en pantalla. Ha leído {sent} de su imagen, pero no el archivo de respuestas que tiene asignado.',

  'finding.installer-quiet.title': 'Hace mucho que no se sabe nada del instalador',
  'finding.installer-quiet': 'Espera una respuesta en su pantalla. Su último informe fue hace {time}.',

  'finding.starts-again.title': 'Empezó a arrancar {count, plural, one {una vez} other {# veces}} en {time}',
  'finding.starts-again.reported':
    'Informó de que ha terminado, pero su firmware sigue arrancando primero por red.',
  'finding.starts-again.after-kernel':
    'Cada vez carga su sistema y vuelve. O está instalada y sigue arrancando primero por red, o su kernel se detiene.',
  'finding.starts-again.same-stop': 'Cada vez se detiene en el mismo punto.',

  'remedy.serve-as-server': 'Asignar direcciones aquí (solo en una red aparte)',
  'remedy.serve-as-proxy': 'Dejar las direcciones al otro servidor (modo proxy)',
  'remedy.router-lines': 'Hacer que el otro servidor DHCP indique el archivo de arranque {bootFile}',
  'remedy.open-port': 'Permitir el puerto {port} de {protocol} en el cortafuegos de este equipo',
  'remedy.pin-loader': 'Usar {loader} en esta máquina',
  'remedy.let-slipway-choose': 'Quitar el archivo de arranque fijado para esta máquina',
  'remedy.fetch-boot-files': 'Descargar los programas de arranque',
  'remedy.secure-boot-on': 'Usar cargadores para Secure Boot en esta máquina',
  'remedy.turn-secure-boot-off': 'Desactivar Secure Boot en el firmware de la máquina',
  'remedy.raise-mtu': 'Hacer que todo switch, puente y túnel del camino admita paquetes de 1500 bytes (MTU)',
  'remedy.check-cable': 'Revisar el cable y el switch',
  'remedy.find-image': 'Indicar a Slipway dónde está la ISO',
  'remedy.add-memory': 'Dar a la máquina {memory} de memoria',
  'remedy.add-memory.unknown': 'Dar más memoria a la máquina',
  'remedy.look-at-screen': 'Mirar la pantalla de la máquina',
  'remedy.show-leases': 'Ver qué máquina tiene cada dirección',
  'remedy.own-disk': 'Arrancarla desde su disco la próxima vez',
}
