import type { enReasons } from '../en/reasons.ts'
import type { Translation } from '../message.ts'

/** Por qué algo es así, como oración sin punto final: va dentro de una frase o sola. */
export const esReasons: Translation<typeof enReasons> = {
  'reason.said': '{said}',

  // Un arranque.
  'reason.file-not-here': 'el archivo no existe aquí',
  'reason.hung-up': 'la máquina cerró la conexión',
  'reason.address-answers': 'otro dispositivo responde en {address}',
  'reason.pool-exhausted': 'no queda ninguna dirección libre entre {first} y {last}',
  'reason.no-segment': 'no hay ninguna red configurada para el relé {relay}',
  'reason.address-of-another': '{address} no está asignada a esta máquina',
  'reason.address-of-another-network': '{address} pertenece a otra red',
  'reason.transfer-stopped': 'la transferencia se detuvo aquí',
  'reason.transfer-anew': 'la máquina volvió a empezar la transferencia',
  'reason.no-answer': 'sin respuesta',
  'reason.no-answer-to-options': 'sin respuesta a las opciones',
  'reason.program-changed': 'El archivo no es el de {package} {version}, así que Slipway no lo envía.',
  'reason.file-unreadable': 'Slipway no puede leer el archivo: {said}',

  // Archivos.
  'reason.file-gone': 'el archivo ya no está',
  'reason.file-gone-or-changed': 'el archivo ya no está o ha cambiado desde que se importó',
  'reason.no-permission-to-read': 'Slipway no tiene permiso para leerlo',
  'reason.no-directory': 'no tiene el directorio {directory}',
  'reason.reading-stopped': 'la lectura del archivo se detuvo sin mensaje de error',
  'reason.reading-too-long': 'la lectura del archivo tardó demasiado',
  'reason.reading-too-much': 'leerlo costaría más trabajo que cualquier ISO real',
  'reason.folder-shared': 'otros usuarios tienen acceso a la carpeta',
  'reason.other-user': 'Slipway se ejecuta con otro usuario, y solo ese usuario puede controlarlo',
  'reason.unreadable': 'Slipway no puede leerlo',
  'reason.larger-than': 'supera {limit}',

  // Lo que se pide a máquinas, grupos y redes.
  'reason.machine-without-entry':
    'la máquina no tiene ninguna entrada que iniciar; elija una al mismo tiempo',
  'reason.group-without-entry': 'el grupo no tiene ninguna entrada que iniciar; elija una al mismo tiempo',
  'reason.too-many-groups': 'ya hay {count} grupos',
  'reason.address-for-one': 'una dirección fija es para una sola máquina',
  'reason.networks-overlap': '{network} se solapa con la red de {other}',
  'reason.address-wanted': 'Slipway no está sirviendo, así que hace falta la dirección del servidor nuevo',
  'reason.kea-beside-another':
    'junto a otro servidor DHCP, Kea no puede indicar a las máquinas qué arrancar; dnsmasq sí',
  'reason.no-range': '{range} no es un rango de {network}',

  // Tarjetas de red.
  'reason.platform-unknown': 'no es posible en {platform}',
  'reason.more-rights': 'este sistema exige más permisos',
  'reason.ipv6-off': 'IPv6 está desactivado en esta tarjeta',
  'reason.no-system-calls': 'Slipway no puede hacer llamadas al sistema aquí: {said}',
  'reason.socket-refused': 'el sistema rechaza el socket (error {errno})',

  // Programas de arranque.
  'reason.packages-unknown':
    'Las listas de paquetes de este sistema no contienen {packages}. Revise los orígenes de paquetes en /etc/apt y vuelva a intentarlo.',
  'reason.packages-unknown-to-user':
    'Las listas de paquetes de este sistema no contienen {packages}. Ejecute «sudo apt-get update» y vuelva a intentarlo.',
  'reason.package-without-program':
    'El paquete {package} {version} de este sistema no contiene {program}. Ponga ese archivo en la carpeta de cargadores de arranque propios.',
  'reason.no-package-tool':
    'Este sistema no tiene {command}, así que Slipway no puede descargar aquí los cargadores de arranque. Copie la carpeta {name} de un equipo con Debian o Ubuntu, o ponga undionly.kpxe y snponly.efi de iPXE en {folder}.',
  'reason.package-tool-failed':
    '{said}. Compruebe que «apt-get update» funciona en este equipo y vuelva a intentarlo.',
  'reason.not-made-here': 'no se compiló aquí',
  'reason.no-ipxe-sources': 'no contiene el código fuente de iPXE',
  'reason.script-unreadable': 'Slipway no puede leer el script',
  'reason.no-own-script': 'no hay ningún script propio',
  'reason.no-grub-kernel': 'no hay ningún kernel.img en {places}',

  // Máquinas de prueba.
  'reason.swtpm-missing': 'swtpm no está instalado',
  'reason.swtpm-silent': 'swtpm no abrió ningún socket',
  'reason.only-bios-behind-qemu': 'en la red integrada de QEMU solo una máquina BIOS puede arrancar por red',
  'reason.needs-serving': 'en la red integrada de QEMU hace falta un Slipway que esté sirviendo',
  'reason.only-linux-isolates': 'solo Linux puede dar a un programa una red aparte',
  'reason.packed-cannot-isolate':
    'la aplicación empaquetada no puede iniciar sus servidores por segunda vez; la línea de comandos sí',
  'reason.no-accelerator': 'QEMU no tiene acelerador en {platform}',
  'reason.accelerator-fails': '{accelerator} no funciona aquí: {said}',
  'reason.accelerator-silent': '{accelerator} no funciona aquí: sin respuesta',
  'reason.disk-in-use': 'otra máquina de prueba está usando el disco de esta entrada',
  'reason.too-many-test-machines': 'hay demasiadas máquinas de prueba en marcha',
  'reason.off-at-once': 'se apagó de inmediato',

  // Comprobaciones del diagnóstico.
  'reason.arrived-changed': 'los datos recibidos no son los que se enviaron',
  'reason.no-answer-in-time': 'sin respuesta en {seconds} s',
  'reason.silence-after': 'no llegó nada más después de {sizeBytes} bytes',
  'reason.endless': 'los datos no terminan',
  'reason.answered-status': 'la respuesta fue el estado {status}',

  // Plantillas de archivos de respuestas.
  'reason.text-too-long': 'el texto es demasiado largo',
  'reason.rendered-too-long': 'el texto generado es demasiado largo',
  'reason.too-much-memory': 'usa demasiada memoria',
  'reason.too-much-time': 'tarda demasiado',

  // Textos para cargadores de arranque.
  'reason.quote-open': 'falta cerrar unas comillas',
  'reason.brace-alone': 'hay una llave sin comando',
  'reason.brace-unopened': 'hay una llave de cierre sin la de apertura',
  'reason.brace-open': 'falta cerrar una llave',
  'reason.word-unopened': '«{word}» no tiene principio',
  'reason.word-inside-entry': '«{word}» está dentro de una entrada',
  'reason.word-unclosed': '«{word}» no tiene «{end}»',
  'reason.backslash-at-end': 'hay una barra invertida al final',
  'reason.label-taken': 'la etiqueta «{word}» ya existe',
  'reason.line-too-long': 'una línea tiene más de {chars} caracteres',
  'reason.not-below-label': '«{word}» no se permite debajo de una etiqueta',
  'reason.not-for-one-entry': '«{word}» no vale para una sola entrada',
  'reason.starts-nothing': 'no inicia nada: falta una línea LINUX, KERNEL, COM32 o LOCALBOOT',
  'reason.item-nowhere': 'item {item}: no hay ninguna etiqueta con ese nombre',
  'reason.another-file': '{said}: es otro archivo, que Slipway no ha leído',

  // Archivos que llegan de un navegador.
  'reason.name-size-time': 'faltan el nombre, el tamaño y la hora del archivo',
  'reason.too-many-parts': 'hay demasiadas subidas incompletas',
  'reason.upload-unknown': 'Slipway ya no conoce esta subida',
  'reason.part-outside': 'cada parte debe estar dentro de su archivo',
  'reason.part-too-large': 'la parte es demasiado grande',

  // Lo que alguien escribió.
  'reason.variable-form': 'una variable se escribe como role=worker',
  'reason.field-form': 'un campo se escribe como hostName=web1',
  'reason.no-field': '{kind} no tiene el campo {name}; tiene {fields}',
  'reason.end-form': 'atEnd es reboot o poweroff',
  'reason.file-or-remove': 'indique un archivo o --remove, no los dos',
  'reason.password-length':
    'la primera línea de {path} debe ser una contraseña de {shortest} a {longest} caracteres',
  'reason.no-server-here': 'ningún Slipway está sirviendo con esta carpeta de datos',
  'reason.no-page': 'no tiene página para navegadores',
}
