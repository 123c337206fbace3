import type { enErrors } from '../en/errors.ts'
import type { Translation } from '../message.ts'

/** Todas las formas en que Slipway dice que no: qué pasó, por qué y qué hacer. `.page` es para quien usa la ventana. */
export const esErrors: Translation<typeof enErrors> = {
  'error.detail': '{detail}',

  // Sustituye, al principio de una frase, a lo que el error no nombra.
  'error.the.card': 'La tarjeta de red',
  'error.the.entry': 'Esta entrada',
  'error.the.file': 'Este archivo',
  'error.the.folder': 'La carpeta',
  'error.the.image': 'Esta imagen',
  'error.the.iso': 'El archivo ISO',
  'error.the.profile': 'El archivo de respuestas',
  'error.the.program': 'El programa',

  'port.67': 'puerto {port} (DHCP)',
  'port.68': 'puerto {port} (cliente DHCP)',
  'port.69': 'puerto {port} (TFTP)',
  'port.4011': 'puerto {port} (servidor de arranque PXE)',
  'port.other': 'puerto {port}',

  // El propio programa y sus datos.
  'error.invalid-input.title': 'El valor de {where} no es válido.',
  'error.invalid-input.title.unnamed': 'Este dato no es válido.',
  'error.invalid-input.title.line': 'La línea {line} no es válida.',
  'error.invalid-input.cause': 'No tiene la forma esperada.',
  'error.invalid-input.fix': 'Corrija el valor y vuelva a intentarlo.',
  'error.unknown-method.title': 'Slipway no conoce la petición {method}.',
  'error.unknown-method.title.unnamed': 'Slipway no conoce esta petición.',
  'error.unknown-method.cause': 'La ventana o la herramienta que la envió es de otra versión de Slipway.',
  'error.unknown-method.fix': 'Reinicie Slipway o vuelva a cargar la página.',
  'error.internal.title': 'Slipway detuvo esta acción por un error interno.',
  'error.internal.cause': 'Los detalles están en el registro.',
  'error.internal.fix': 'Inténtelo de nuevo. Si vuelve a ocurrir, avise del error y adjunte el registro.',
  'error.server-unreachable.title': 'Slipway no responde.',
  'error.server-unreachable.cause':
    'Tiene abierta la carpeta de datos {path}, pero su socket de control no responde.',
  'error.server-unreachable.cause.unnamed': 'Ya no se está ejecutando o se ha cortado la conexión con él.',
  'error.server-unreachable.fix': 'Deténgalo o espere a que termine y vuelva a intentarlo.',
  'error.server-unreachable.fix.page':
    'Compruebe si sigue en marcha. Esta página se vuelve a conectar automáticamente.',
  'error.cancelled.title': 'La acción se detuvo.',
  'error.cancelled.cause': 'Alguien la canceló.',
  'error.cancelled.fix': 'Vuelva a iniciarla. Lo que ya estaba terminado se conserva.',
  'error.data-folder-in-use.title': 'Otro Slipway (PID {pid}) usa esta carpeta de datos.',
  'error.data-folder-in-use.title.unnamed': 'Otro Slipway usa esta carpeta de datos.',
  'error.data-folder-in-use.cause': 'Dos programas no pueden guardar sus datos a la vez en {path}.',
  'error.data-folder-in-use.cause.unnamed':
    'Dos programas no pueden guardar sus datos a la vez en la misma carpeta.',
  'error.data-folder-in-use.fix': 'Use el que está en marcha, deténgalo o elija otra carpeta con --data.',
  'error.data-folder-in-use.fix.page': 'Use el que está en marcha o deténgalo.',
  'error.data-folder-unusable.title': 'Slipway no puede usar la carpeta de datos {path}.',
  'error.data-folder-unusable.title.unnamed': 'Slipway no puede usar su carpeta de datos.',
  'error.data-folder-unusable.cause': 'Slipway no puede crearla, leerla o escribir en ella.',
  'error.data-folder-unusable.fix': 'Dé permiso de escritura en la carpeta o elija otra con --data.',
  'error.data-folder-unusable.fix.page': 'Dé permiso de escritura en la carpeta o inicie Slipway con otra.',
  'error.data-from-newer-version.title': 'Estos datos son de una versión más nueva de Slipway.',
  'error.data-from-newer-version.cause': 'Esta versión no puede leer el formato de la carpeta {path}.',
  'error.data-from-newer-version.cause.unnamed': 'Esta versión no puede leer su formato.',
  'error.data-from-newer-version.fix': 'Actualice Slipway o elija otra carpeta con --data.',
  'error.data-from-newer-version.fix.page': 'Actualice Slipway o inícielo con otra carpeta de datos.',

  // La red.
  'error.port-in-use.title': 'El {port} está ocupado.',
  'error.port-in-use.title.address': 'El {port} de {address} está ocupado.',
  'error.port-in-use.title.holder': '{holder} está usando el {port}.',
  'error.port-in-use.title.holder-pid': '{holder} (PID {pid}) está usando el {port}.',
  'error.port-in-use.title.unnamed': 'Un puerto que Slipway necesita está ocupado.',
  'error.port-in-use.cause': 'Dos programas no pueden escuchar en el mismo puerto.',
  'error.port-in-use.fix': 'Detenga ese programa o elija otra tarjeta de red.',
  'error.port-in-use.fix.tcp': 'Detenga ese programa o elija otro puerto con --http-port.',
  'error.port-in-use.fix.tcp-page': 'Detenga ese programa o elija otro puerto HTTP en «Cambiar».',
  'error.permission-denied.title': 'Slipway no tiene permiso para abrir el {port}.',
  'error.permission-denied.cause':
    'El arranque por red usa puertos por debajo del 1024, que el sistema reserva para los administradores.',
  'error.permission-denied.fix':
    'En Linux, ejecute: sudo sysctl net.ipv4.ip_unprivileged_port_start=67 (vale hasta reiniciar). O inicie Slipway como administrador.',
  'error.permission-denied.title.file': 'Slipway no tiene permiso para abrir {file}.',
  'error.permission-denied.title.file.unnamed': 'Slipway no tiene permiso para abrir este archivo.',
  'error.permission-denied.cause.file': 'Este usuario no tiene permiso para abrirlo.',
  'error.permission-denied.fix.file': 'Dé a este usuario permiso de lectura o elija otro lugar.',
  'error.other-dhcp-server.title': 'Otro servidor DHCP responde en esta red: {server}.',
  'error.other-dhcp-server.title.unnamed': 'Otro servidor DHCP responde en esta red.',
  'error.other-dhcp-server.cause':
    'Si los dos asignan direcciones, otros dispositivos de la red pueden perder la conexión.',
  'error.other-dhcp-server.fix': 'Sirva en una red o un cable aparte, o apague el otro servidor.',
  'error.card-not-found.title': 'No hay ninguna tarjeta de red {card}.',
  'error.card-not-found.title.unnamed': 'No hay ninguna tarjeta de red con ese nombre.',
  'error.card-not-found.cause': 'Se desconectó, cambió de nombre o está desactivada.',
  'error.card-not-found.cause.available': 'Este equipo tiene: {available}.',
  'error.card-not-found.fix': 'Conéctela o elija otra tarjeta de red.',
  'error.card-without-address.title': '{card} no tiene dirección IPv4.',
  'error.card-without-address.cause': 'Las máquinas necesitan una dirección en la que encontrar este equipo.',
  'error.card-without-address.fix':
    'Dé a la tarjeta una dirección fija (con un cable directo, por ejemplo 192.168.7.1/24) o elija otra tarjeta.',
  'error.card-binding-unavailable.title': 'Slipway no puede limitarse a {card}.',
  'error.card-binding-unavailable.title.unnamed': 'Slipway no puede limitarse a una sola tarjeta de red.',
  'error.card-binding-unavailable.cause':
    'Este sistema no puede recibir las difusiones de una sola tarjeta de red.',
  'error.card-binding-unavailable.fix':
    'Elija otra tarjeta de red o inicie Slipway con permisos de administrador.',
  'error.range-outside-subnet.title': 'El rango de {first} a {last} está fuera de la red.',
  'error.range-outside-subnet.title.unnamed': 'El rango está fuera de la red.',
  'error.range-outside-subnet.cause':
    'Esta red tiene la dirección {address} y la máscara {mask}. Las máquinas con otras direcciones no podrían llegar a Slipway.',
  'error.range-outside-subnet.cause.unnamed':
    'Las máquinas con direcciones de otra red no podrían llegar a Slipway.',
  'error.range-outside-subnet.fix': 'Elija un rango dentro de esa red.',
  'error.range-too-small.title': 'No hay sitio para un rango de direcciones.',
  'error.range-too-small.cause': 'El rango no contiene ninguna dirección utilizable.',
  'error.range-too-small.cause.range':
    'El rango de {first} a {last} no contiene ninguna dirección utilizable.',
  'error.range-too-small.cause.network':
    'En una red /{prefixLength} no queda más dirección que la de este equipo.',
  'error.range-too-small.fix': 'Use una red más grande o indique un rango mayor con --range.',
  'error.range-too-small.fix.page': 'Use una red más grande o elija un rango mayor en «Cambiar».',
  'error.already-serving.title': 'Slipway ya está sirviendo en {card}.',
  'error.already-serving.title.unnamed': 'Slipway ya está sirviendo.',
  'error.already-serving.cause': 'Slipway sirve en una tarjeta de red cada vez.',
  'error.already-serving.fix': 'Deje de servir primero y empiece después en la otra tarjeta.',
  'error.not-serving.title': 'Slipway no está sirviendo.',
  'error.not-serving.cause': 'No sabe qué tarjeta de red usar.',
  'error.not-serving.fix': 'Empiece a servir en una tarjeta o indique una con --nic.',
  'error.not-serving.fix.page': 'Empiece a servir en la tarjeta de esta red.',

  // Las imágenes y los archivos de los que se leen.
  'error.iso-unreadable.title': 'Slipway no puede leer {file}.',
  'error.iso-unreadable.title.unnamed': 'Slipway no puede leer el archivo ISO.',
  'error.iso-unreadable.cause':
    'El archivo ya no está, su unidad está desconectada o usted no tiene permiso para leerlo.',
  'error.iso-unreadable.fix': 'Compruebe que el archivo existe y se puede leer, e impórtelo de nuevo.',
  'error.iso-truncated.title': '{file} está incompleto: {size} de {expected}.',
  'error.iso-truncated.title.unnamed': '{file} está incompleto.',
  'error.iso-truncated.cause':
    'Probablemente se cortó la descarga. Las máquinas fallarían a mitad de camino.',
  'error.iso-truncated.fix': 'Descargue la ISO de nuevo.',
  'error.iso-not-an-iso.title': '{file} no es una imagen ISO.',
  'error.iso-not-an-iso.cause': 'No tiene sistema de archivos ISO 9660 ni UDF.',
  'error.iso-not-an-iso.fix':
    'Elija la ISO de un instalador o de un sistema en vivo. Si está comprimida, descomprímala primero.',
  'error.image-not-found.title': 'No hay ninguna imagen {id}.',
  'error.image-not-found.title.unnamed': 'No hay ninguna imagen así.',
  'error.image-not-found.cause': 'Se quitó o el nombre se escribe de otra forma.',
  'error.image-not-found.fix': 'Vea la lista de imágenes con: slipway images',
  'error.image-not-found.fix.page': 'Búsquela en la página Imágenes.',
  'error.not-the-same-image.title': '{file} no es la misma ISO.',
  'error.not-the-same-image.cause': 'Su contenido es distinto.',
  'error.not-the-same-image.cause.sizes':
    '{name} tiene {expected} y este archivo, {size}. Si los tamaños coinciden, el contenido es distinto.',
  'error.not-the-same-image.fix': 'Elija el archivo que se movió o importe este como imagen nueva.',
  'error.upload-incomplete.title': 'La subida de {file} se cortó.',
  'error.upload-incomplete.title.unnamed': 'La subida se cortó.',
  'error.upload-incomplete.cause': 'Llegaron {received} de {expected}.',
  'error.upload-incomplete.cause.unnamed': 'Solo llegó una parte del archivo.',
  'error.upload-incomplete.fix': 'Vuelva a soltar el archivo.',

  // Las máquinas, lo que arrancan y con qué archivos de respuestas.
  'error.entry-not-found.title': 'No hay ninguna entrada de menú {entry}.',
  'error.entry-not-found.title.unnamed': 'No hay ninguna entrada de menú así.',
  'error.entry-not-found.cause': 'Se quitó su imagen o el nombre se escribe de otra forma.',
  'error.entry-not-found.fix': 'Vea la lista de entradas con: slipway menu show',
  'error.entry-not-found.fix.page': 'Elija otra en el menú.',
  'error.menu-not-understood.title': 'Slipway no puede leer esto como menú de arranque.',
  'error.menu-not-understood.cause': 'No tiene ninguna entrada de GRUB, PXELINUX o iPXE.',
  'error.menu-not-understood.fix':
    'Elija un grub.cfg, un pxelinux.cfg/default o un script de iPXE con un menú.',
  'error.machine-not-found.title': 'Slipway no conoce ninguna máquina {mac}.',
  'error.machine-not-found.title.unnamed': 'Slipway no conoce esta máquina.',
  'error.machine-not-found.cause': 'Aún no ha pedido arrancar por red y nadie la ha añadido.',
  'error.machine-not-found.fix': 'Vea la lista de máquinas con: slipway machine list',
  'error.machine-not-found.fix.page': 'Búsquela en la página Máquinas.',
  'error.group-not-found.title': 'No hay ningún grupo {name}.',
  'error.group-not-found.title.unnamed': 'No hay ningún grupo así.',
  'error.group-not-found.cause': 'Se eliminó o tiene otro nombre.',
  'error.group-not-found.fix': 'Vea la lista de grupos con: slipway group list',
  'error.group-not-found.fix.page': 'Búsquelo en la lista de grupos.',
  'error.address-reserved.title': '{ip} es de otra máquina.',
  'error.address-reserved.title.unnamed': 'Esta dirección es de otra máquina.',
  'error.address-reserved.cause':
    '{mac} la tiene ahora o la tiene reservada. Dos máquinas no pueden tener la misma dirección.',
  'error.address-reserved.cause.unnamed':
    'Otra máquina la tiene ahora o la tiene reservada. Dos máquinas no pueden tener la misma dirección.',
  'error.address-reserved.fix': 'Elija otra dirección o quítela antes allí.',
  'error.answer-not-found.title': 'No hay ningún archivo de respuestas {id}.',
  'error.answer-not-found.title.unnamed': 'No hay ningún archivo de respuestas así.',
  'error.answer-not-found.cause': 'Se eliminó o el nombre se escribe de otra forma.',
  'error.answer-not-found.fix': 'Vea la lista de archivos de respuestas con: slipway answer list',
  'error.answer-not-found.fix.page': 'Búsquelo en la página Autoinstalación.',
  'error.answer-changed.title': '{name} ha cambiado entretanto.',
  'error.answer-changed.cause': 'Puede que ahora borre otra cosa.',
  'error.answer-changed.fix': 'Revíselo y confirme después.',
  'error.boot-not-found.title': 'Slipway ya no conserva este arranque.',
  'error.boot-not-found.cause': 'Guarda los últimos 50 arranques de cada máquina.',
  'error.boot-not-found.fix': 'Vea la lista de arranques con: slipway timeline',
  'error.boot-not-found.fix.page': 'Mire los otros arranques de esta máquina.',
  'error.packets-not-kept.title': 'Slipway ya no tiene los paquetes de este arranque.',
  'error.packets-not-kept.cause':
    'Guarda los últimos paquetes de cada máquina en la memoria, solo mientras se ejecuta.',
  'error.packets-not-kept.fix':
    'Arranque la máquina de nuevo y exporte después. El texto siempre está disponible.',

  // Quién puede usar la página y a qué puede llegar en este equipo.
  'error.unauthorised.title': 'No ha iniciado sesión.',
  'error.unauthorised.cause': 'El enlace no es correcto o ya se usó.',
  'error.unauthorised.fix': 'Abra el enlace que apareció en el terminal al iniciar Slipway.',
  'error.wrong-password.title': 'Contraseña incorrecta.',
  'error.wrong-password.cause': 'La eligió quien inició Slipway, en un archivo.',
  'error.wrong-password.fix': 'Inténtelo de nuevo. Revise las mayúsculas y la distribución del teclado.',
  'error.too-many-attempts.title':
    'Demasiadas contraseñas incorrectas. Vuelva a intentarlo en {seconds, plural, one {# segundo} other {# segundos}}.',
  'error.too-many-attempts.title.unnamed':
    'Demasiadas contraseñas incorrectas. Vuelva a intentarlo más tarde.',
  'error.too-many-attempts.cause':
    'Puede que alguien esté probando contraseñas, así que cada intento alarga la espera del siguiente.',
  'error.too-many-attempts.fix': 'Espere y vuelva a intentarlo.',
  'error.password-needed.title': 'Otros equipos pueden abrir la página en {host}.',
  'error.password-needed.title.unnamed': 'Otros equipos pueden abrir la página.',
  'error.password-needed.cause':
    'Quien la abra podría leer archivos de este equipo y arrancar máquinas, por eso necesita una contraseña.',
  'error.password-needed.fix':
    'Añada --password-file ARCHIVO o deje la página en este equipo: --ui 127.0.0.1:8480',
  'error.password-needed.fix.page':
    'Inicie Slipway con un archivo de contraseña o deje la página en este equipo.',
  'error.path-not-allowed.title': '{file} está fuera de las carpetas de esta página.',
  'error.path-not-allowed.cause':
    'Otros equipos solo pueden usar lo que suben y las carpetas indicadas al iniciar Slipway.',
  'error.path-not-allowed.fix': 'Suba el archivo o indique su carpeta al iniciar Slipway.',

  // Lo que le falta a este equipo, lo que rechaza o lo que le falla.
  'error.disk-full.title': 'No hay espacio suficiente en {path}.',
  'error.disk-full.title.unnamed': 'No hay espacio suficiente.',
  'error.disk-full.cause': 'Hay {free} libres, pero Slipway necesita {needed}.',
  'error.disk-full.cause.needed': 'Slipway necesita {needed}.',
  'error.disk-full.cause.unnamed': 'Slipway necesita más espacio del que hay.',
  'error.disk-full.fix': 'Libere espacio o elija otra carpeta y vuelva a intentarlo.',
  'error.folder-not-empty.title': '{file} no está vacía.',
  'error.folder-not-empty.cause': 'Se podrían sobrescribir archivos que contiene.',
  'error.folder-not-empty.fix': 'Elija otra carpeta o permita sobrescribir con --force.',
  'error.folder-not-empty.fix.page': 'Elija otra carpeta o permita sobrescribir.',
  'error.setup-not-understood.title': '{file} no es una configuración de dnsmasq.',
  'error.setup-not-understood.cause':
    'Ninguna de sus líneas dice qué arrancan las máquinas ni de dónde obtienen su dirección.',
  'error.setup-not-understood.fix': 'Elija el dnsmasq.conf del servidor o un archivo que este incluya.',
  'error.boot-files-unavailable.title': 'Slipway no pudo descargar los cargadores de arranque.',
  'error.boot-files-unavailable.cause': 'El origen de paquetes de este sistema no responde o no los tiene.',
  'error.boot-files-unavailable.fix':
    'Compruebe la conexión a internet y ejecute: slipway boot-files --fetch',
  'error.boot-files-unavailable.fix.page':
    'Compruebe la conexión a internet y vuelva a descargar los cargadores de arranque.',
  'error.boot-program-changed.title': '{file} no es el archivo que Slipway descargó.',
  'error.boot-program-changed.title.unnamed':
    'Un cargador de arranque no es el archivo que Slipway descargó.',
  'error.boot-program-changed.cause':
    'Su suma de verificación no es la de {package} {version}: el archivo está dañado o alguien lo ha sustituido. Ningún equipo lo recibe.',
  'error.boot-program-changed.cause.unnamed':
    'Su suma de verificación es distinta: el archivo está dañado o alguien lo ha sustituido. Ningún equipo lo recibe.',
  'error.boot-program-changed.fix':
    'Ejecute: slipway boot-files --fetch. Los cargadores propios van en la carpeta boot-programs de la carpeta de datos.',
  'error.boot-program-changed.fix.page':
    'Vuelva a descargar los cargadores de arranque. Los propios van en la carpeta boot-programs de la carpeta de datos.',
  'error.tool-missing.title': '{tool} no está instalado en este equipo.',
  'error.tool-missing.title.unnamed': 'Un programa necesario no está instalado.',
  'error.tool-missing.cause': 'Esta acción lo necesita.',
  'error.tool-missing.fix': 'Instálelo: {install}',
  'error.tool-missing.fix.unnamed': 'Instálelo desde los paquetes de este sistema.',
  'error.tool-failed.title': '{tool} ha fallado.',
  'error.tool-failed.cause': 'No indicó el motivo.',
  'error.tool-failed.fix': 'Corrija lo que indica y vuelva a intentarlo.',
  'error.not-allowed.title': 'Slipway no puede pedir permisos de administrador en este sistema.',
  'error.not-allowed.title.dismissed': 'No se cambió nada. Usted respondió que no.',
  'error.not-allowed.cause':
    'Slipway nunca se ejecuta como administrador, así que pregunta antes de cada cambio.',
  'error.not-allowed.fix': 'Ejecútelo usted: {command}',
  'error.not-allowed.fix.unnamed': 'Ejecute usted el comando.',
  'error.host-command-failed.title': 'El comando ha fallado.',
  'error.host-command-failed.cause': 'Terminó con un error.',
  'error.host-command-failed.fix': 'Pruébelo en un terminal: {command}',
  'error.host-command-failed.fix.unnamed': 'Pruébelo en un terminal.',

  // Las máquinas de prueba.
  'error.qemu-not-found.title': '{program} no está instalado.',
  'error.qemu-not-found.cause': 'Las máquinas de prueba se ejecutan en QEMU, que es un programa aparte.',
  'error.qemu-not-found.fix':
    'Instálelo: apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu. Para Windows hay un instalador en qemu.org.',
  'error.firmware-not-found.title': 'Este equipo no tiene firmware {firmware} para QEMU.',
  'error.firmware-not-found.cause': 'No está en ninguna de estas carpetas: {places}.',
  'error.firmware-not-found.cause.unnamed': 'No está en ninguna de las carpetas habituales.',
  'error.firmware-not-found.fix':
    'Instale ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch) o qemu-ovmf-x86_64 (openSUSE), o elija otro firmware.',
  'error.firmware-not-found.fix.arm64':
    'Instale qemu-efi-aarch64 (Debian, Ubuntu) o edk2-aarch64 (Fedora, Arch), o elija otro firmware.',
  'error.tpm-unavailable.title': 'La máquina de prueba no puede tener TPM.',
  'error.tpm-unavailable.cause': 'El programa swtpm, que lo proporciona, no funciona aquí.',
  'error.tpm-unavailable.fix': 'Instale swtpm y swtpm-tools, o inicie la máquina sin TPM.',
  'error.lab-network-unavailable.title': 'La máquina de prueba no puede tener una red aparte.',
  'error.lab-network-unavailable.cause': 'En este sistema solo el administrador puede crear una.',
  'error.lab-network-unavailable.fix':
    'Iníciela con --direct o --cdrom, que no necesitan red, o en un puente con --bridge NOMBRE.',
  'error.lab-network-unavailable.fix.page': 'Iníciela directamente o desde el disco, que no necesitan red.',
  'error.bridge-not-allowed.title': 'QEMU no tiene permiso para usar el puente {bridge}.',
  'error.bridge-not-allowed.title.unnamed': 'QEMU no tiene permiso para usar este puente.',
  'error.bridge-not-allowed.cause':
    '{file} enumera los puentes a los que los usuarios pueden conectar máquinas. Este no figura.',
  'error.bridge-not-allowed.fix': 'Como administrador, añada esta línea a {file}: {line}',
  'error.not-for-direct-start.title': '{entry} no se puede iniciar así.',
  'error.not-for-direct-start.cause':
    'Solo un kernel de Linux con su initrd puede iniciarse directamente, y solo una imagen puede ser un disco.',
  'error.not-for-direct-start.fix': 'Iníciela por red.',
  'error.disc-not-bootable.title': '{file} no arranca como disco con firmware BIOS.',
  'error.disc-not-bootable.title.uefi': '{file} no arranca como disco con firmware UEFI.',
  'error.disc-not-bootable.cause': 'No tiene registro de arranque para este firmware (El Torito).',
  'error.disc-not-bootable.fix':
    'Elija otro firmware o arranque por red, donde Slipway pone el cargador de arranque.',
  'error.test-machine-failed.title': 'La máquina de prueba terminó con un error.',
  'error.test-machine-failed.cause': 'QEMU no indicó el motivo.',
  'error.test-machine-failed.fix': 'Mire su puerto serie o iníciela con otros ajustes.',
  'error.test-machine-not-found.title': 'No hay ninguna máquina de prueba {id}.',
  'error.test-machine-not-found.title.unnamed': 'No hay ninguna máquina de prueba así.',
  'error.test-machine-not-found.cause': 'Ha terminado o Slipway se ha reiniciado desde entonces.',
  'error.test-machine-not-found.fix': 'Inicie una nueva.',
}
