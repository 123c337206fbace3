import type { enNextBoot } from '../en/next-boot.ts'
import type { Translation } from '../message.ts'

/** Lo que una máquina hará en su próximo arranque, lo que hizo, y las máquinas que deben ser iguales. */
export const esNextBoot: Translation<typeof enNextBoot> = {
  'nextBoot.title': 'Próximo arranque',
  'nextBoot.says.menu': 'Muestra el menú.',
  'nextBoot.says.spent':
    'Muestra el menú, que se detiene en el disco: {title} ya se inició una vez y no vuelve a iniciarse.',
  'nextBoot.says.once':
    'Inicia {title} una vez, sin preguntar. Cuando su instalador informa del final, la máquina arranca desde disco hasta que usted lo cambie.',
  'nextBoot.says.onceRestarted':
    'Inicia {title} una vez, sin preguntar. Cuando la máquina vuelve después, arranca desde disco hasta que usted lo cambie.',
  'nextBoot.says.always':
    'Inicia {title} en cada arranque por red, sin preguntar. Un instalador instalaría cada vez.',
  'nextBoot.says.local': 'Arranca desde disco hasta que usted lo cambie.',
  'nextBoot.says.ignore': 'No recibe respuesta.',
  'nextBoot.says.gone': 'Su entrada ya no existe, así que muestra el menú.',
  'nextBoot.did.unreported': '{title} se inició ({time}). Sin informe de estado desde entonces.',
  'nextBoot.did.installing': 'Se está instalando {title} ({time}).',
  'nextBoot.did.installed': '{title} se instaló ({time}).',
  'nextBoot.did.failed': '{title} falló ({time}).',
  'nextBoot.did.restarted': '{title} se inició y la máquina volvió ({time}). Eso cuenta como instalada.',
  'nextBoot.something': 'Un sistema',
  'nextBoot.silent':
    'Los archivos de respuestas de Slipway informan cuando la instalación termina. Otros no: cambie usted el próximo arranque.',
  'nextBoot.details': 'Avanzado: fin de la instalación, arranque desde disco',
  'nextBoot.installedWhen': 'Tras «una vez», cuenta como instalada',
  'nextBoot.installedWhens.reported': 'cuando informa del final',
  'nextBoot.installedWhens.restarted': 'cuando vuelve a arrancar',
  'nextBoot.installedHint.reported':
    'Fiable, pero su archivo de respuestas debe enviar el informe de estado.',
  'nextBoot.installedHint.restarted':
    'Vale para cualquier instalador. Una instalación que se interrumpe también cuenta.',
  'nextBoot.ownDiskBy': 'Arrancar desde disco',
  'nextBoot.ownDiskBys.auto': 'Automático',
  'nextBoot.ownDiskBys.firmware': 'Firmware: no ofrecer archivo de arranque, para que pase al disco',
  'nextBoot.ownDiskBys.loader': 'Cargador de arranque, que inicia el disco',
  'nextBoot.ownDiskHint': 'Pruebe la otra forma si la máquina se detiene en vez de arrancar desde disco.',
  'nextBoot.callHome': 'Informe de estado de su archivo de respuestas',
  'nextBoot.callHomeText':
    'Ponga esto al final de la instalación. Funciona desde la dirección de la máquina.',
  'nextBoot.callHomeFor': 'Para',
  'nextBoot.callHomeKinds.shell': 'Cualquier script de shell',
  'nextBoot.callHomeKinds.autoinstall': 'Autoinstall de Ubuntu',
  'nextBoot.callHomeKinds.kickstart': 'Kickstart',
  'nextBoot.callHomeKinds.preseed': 'Preseed',
  'nextBoot.callHomeKinds.windows': 'Windows',
  'nextBoot.callHomeCopy': 'Copiar líneas',
  'nextBoot.callHomeIdle': 'La dirección se conoce cuando se sirve en una tarjeta.',
  'nextBoot.wake': 'Encender',
  'nextBoot.wakeSent': 'Enviado por {nic} ({time}). Wake-on-LAN no da confirmación.',
  'nextBoot.wakeHint': 'Envía un paquete mágico. Wake-on-LAN debe estar activado en el firmware.',
  'groups.group': 'Grupo',
  'groups.none': 'Sin grupo',
  'groups.all': 'Todas',
  'groups.filter': 'Ver grupo',
  'groups.choose': 'Elegir',
  'groups.chooseDone': 'Listo',
  'groups.select': 'Seleccionar {name}',
  'groups.selected': '{n, plural, =0 {Ninguna seleccionada} one {1 seleccionada} other {# seleccionadas}}',
  'groups.empty': 'No hay ninguna máquina en este grupo.',
  'groups.keep': 'Sin cambios',
  'groups.newGroup': 'Grupo nuevo…',
  'groups.newName': 'Nombre del grupo',
  'groups.missing.machines': 'Seleccione primero las máquinas.',
  'groups.missing.change': 'Elija primero un grupo o un próximo arranque.',
  'groups.missing.name': 'Escriba primero el nombre del grupo.',
  'groups.missing.entry': 'Elija primero una entrada.',
  'groups.apply': '{n, plural, =0 {No cambiar ninguna} one {Cambiar 1 máquina} other {Cambiar # máquinas}}',
  'groups.applied':
    '{n, plural, =0 {No se cambió nada.} one {1 máquina cambiada.} other {# máquinas cambiadas.}}',
  'groups.settings': 'Todas las máquinas de {name}',
  'groups.settingsHint': 'Los cambios posteriores en una sola máquina se conservan.',
  'groups.variables': 'Variables del archivo de respuestas, nombre=valor, una por línea',
  'groups.variablesBad': 'Una de estas líneas no es nombre=valor.',
  'groups.save':
    '{n, plural, =0 {Aplicar a los nuevos} one {Aplicar a 1 máquina} other {Aplicar a # máquinas}}',
  'groups.saveVariables': 'Guardar variables',
  'groups.setTitle':
    '{n, plural, =0 {¿Aplicar a los nuevos miembros?} one {¿Aplicar a 1 máquina?} other {¿Aplicar a # máquinas?}}',
  'groups.setText':
    'En su próximo arranque por red inician la entrada, también las máquinas que ya están instaladas.',
  'groups.remove': 'Eliminar grupo',
  'groups.removeTitle': '¿Eliminar {name}?',
  'groups.removeText': 'Sus máquinas se conservan, con sus ajustes.',
}
