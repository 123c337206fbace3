import type { enStages } from '../en/stages.ts'
import type { Translation } from '../message.ts'

/** Las etapas de un arranque, cada una en cada uno de sus estados. La máquina se nombra encima. */
export const esStages: Translation<typeof enStages> = {
  'stage.because': '{what}: {why}',

  'stage.asked.waiting': 'Aún no ha solicitado arrancar por red',
  'stage.asked.seen': 'Solicitó arrancar por red ({arch})',
  'stage.asked.skipped': 'Su solicitud no se vio aquí',

  'stage.addressed.waiting': 'Aún sin dirección',
  'stage.addressed.running': 'Se le ofrece {address}',
  'stage.addressed.done': 'Tiene la dirección {address}',
  'stage.addressed.done.lease': 'Tiene la dirección {address} durante {lease}',
  'stage.addressed.done.server': 'Tiene la dirección {address} de {server}',
  'stage.addressed.failed': 'No obtuvo dirección',
  'stage.addressed.skipped': 'Otro servidor asigna su dirección',

  'stage.told.waiting': 'Aún sin archivo de arranque',
  'stage.told.done': 'Archivo de arranque: {bootFile}',
  'stage.told.done.shim': 'Archivo de arranque: {bootFile}, firmado para Secure Boot',
  'stage.told.done.capsule':
    'Archivo de arranque: {bootFile}, un disco pequeño con programas firmados para Secure Boot',
  'stage.told.done.own-disk': 'Enviada a su propio disco',
  'stage.told.failed': 'No recibió archivo de arranque',
  'stage.told.skipped': 'Ya conocía su archivo de arranque',
  'stage.told.offer-ignored':
    'tomó una dirección de {server} e ignoró esto. Algunos firmwares lo hacen: use el modo servidor o haga que {server} indique el archivo de arranque',
  'stage.told.offer-ignored.unknown-server':
    'tomó una dirección de otro servidor e ignoró esto. Algunos firmwares lo hacen: use el modo servidor o haga que ese servidor indique el archivo de arranque',
  'stage.told.other-boot-file':
    '{server} indica a las máquinas que carguen {other}, y esta lo hizo. Quite allí ese ajuste o cámbielo por {bootFile}',
  'stage.told.other-boot-file.unknown-server':
    'otro servidor indica a las máquinas que carguen {other}, y esta lo hizo. Quite allí ese ajuste o cámbielo por {bootFile}',
  'stage.told.no-request':
    'no tomó dirección de ningún servidor. O no le responde ningún servidor DHCP, o su firmware rechaza una segunda respuesta: use el modo servidor',
  'stage.told.file-not-fetched':
    'preguntó en el puerto 4011 y nunca cargó el archivo. Puede que un cortafuegos bloquee el puerto UDP 69 en este equipo',

  'stage.program.waiting': 'Aún no ha pedido el programa de arranque',
  'stage.program.running': 'Cargando {file}',
  'stage.program.running.part': 'Cargando {file}: {part} de {size}',
  'stage.program.done': 'Cargó {file}',
  'stage.program.done.size': 'Cargó {file}: {size}',
  'stage.program.done.time': 'Cargó {file}: {size} en {time}',
  'stage.program.failed': 'Dejó de cargar {file}',
  'stage.program.failed.part': 'Dejó de cargar {file} con {sent} de {size}',
  'stage.program.skipped': 'No necesita programa de arranque: su tarjeta de red tiene uno',
  'stage.program.unnamed': 'el programa de arranque',

  'stage.started.waiting': 'Aún no se sabe nada del programa de arranque',
  'stage.started.running': '{program} se está iniciando',
  'stage.started.done': '{program} se inició',
  'stage.started.failed': '{program} no se inició',
  'stage.started.skipped': 'Programa de arranque iniciado sin verse',
  'stage.started.unnamed': 'El programa de arranque',

  'stage.menu.waiting': 'Menú aún no mostrado',
  'stage.menu.running': 'Menú en pantalla',
  'stage.menu.running.choice': 'Menú en pantalla, a la espera de una elección',
  'stage.menu.running.timeout': 'Menú en pantalla, la entrada predeterminada se inicia tras {seconds} s',
  'stage.menu.done': 'Menú mostrado',
  'stage.menu.failed': 'No se pudo mostrar el menú',
  'stage.menu.skipped': 'Sin menú: su entrada está fijada',

  'stage.chosen.waiting': 'Aún no se ha elegido nada',
  'stage.chosen.running': 'Eligiendo {title}',
  'stage.chosen.done': 'Eligió {title}',
  'stage.chosen.short-memory':
    'Eligió {title}, que necesita cerca de {needed} de memoria; esta máquina tiene {has}',
  'stage.chosen.failed': 'La elección falló',
  'stage.chosen.skipped': 'Eligió sin verse',
  'stage.chosen.unnamed': 'una entrada',

  'stage.kernel.waiting': 'Aún no ha pedido kernel e initrd',
  'stage.kernel.running': 'Cargando kernel e initrd',
  'stage.kernel.running.part': 'Cargando kernel e initrd: {part} de {size}',
  'stage.kernel.done': 'Cargó kernel e initrd',
  'stage.kernel.done.size': 'Cargó kernel e initrd: {size}',
  'stage.kernel.done.time': 'Cargó kernel e initrd: {size} en {time}',
  'stage.kernel.failed': 'Dejó de cargar kernel e initrd',
  'stage.kernel.failed.part': 'Dejó de cargar kernel e initrd con {sent} de {size}',
  'stage.kernel.skipped': 'El kernel vino de otro sitio',

  'stage.image.waiting': 'El sistema aún no ha pedido la imagen',
  'stage.image.running': 'Leyendo la imagen',
  'stage.image.running.size': 'Leyendo la imagen: {sent}',
  'stage.image.running.part': 'Leyendo la imagen: {sent} de {size}',
  'stage.image.done': 'Leyó la imagen',
  'stage.image.done.size': 'Leyó la imagen: {sent}',
  'stage.image.done.part': 'Leyó la imagen: {sent} de {size}',
  'stage.image.failed': 'Dejó de leer la imagen',
  'stage.image.failed.part': 'Dejó de leer la imagen con {sent} de {size}',
  'stage.image.skipped': 'No necesitó nada de la imagen',

  'stage.answered.waiting': 'Aún no ha pedido ningún archivo de respuestas',
  'stage.answered.running': 'Cargando su archivo de respuestas',
  'stage.answered.done': 'Cargó su archivo de respuestas',
  'stage.answered.done.named': 'Cargó su archivo de respuestas ({answer})',
  'stage.answered.warning': 'Arranca sin su archivo de respuestas',
  'stage.answered.warning.named': 'Arranca sin su archivo de respuestas ({answer})',
  'stage.answered.failed': 'No recibió archivo de respuestas',
  'stage.answered.skipped': 'No pidió archivo de respuestas',
  'stage.answered.does-not-fit': 'este instalador lee otro tipo de archivo',
  'stage.answered.unconfirmed': 'nadie ha confirmado aún lo que borra',
  'stage.answered.invalid': 'tiene un error',
  'stage.answered.other-machine': 'su menú se pidió desde la dirección de otra máquina',
  'stage.answered.unknown-address': 'Slipway no sabe con certeza qué máquina tiene su dirección',

  'stage.reported.waiting': 'Aún sin informe de estado',
  'stage.reported.running': 'Informa: {text}',
  'stage.reported.done': 'Informó: {text}',
  'stage.reported.failed': 'Informó de un fallo: {text}',
  'stage.reported.failed.silent': 'Informó de un fallo, sin detalles',
  'stage.reported.finished': 'Informó de que ha terminado',
  'stage.reported.skipped': 'No envió informe de estado',
}
