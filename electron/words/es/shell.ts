import type { enShell } from '../en/shell.ts'
import type { Translation } from '../message.ts'

/** Lo que la aplicación dice fuera de la página: la bandeja, las preguntas, los avisos. */
export const esShell: Translation<typeof enShell> = {
  'shell.serving': 'Sirviendo en {nic}',
  'shell.starting': 'Iniciando en {nic}',
  'shell.cardGone': '{nic} ya no está. Esperando a que vuelva',
  'shell.notServing': 'Sin servir',
  'shell.open': 'Abrir Slipway',
  'shell.stop': 'Dejar de servir',
  'shell.quit': 'Salir',
  'shell.stopAndQuit': 'Detener y salir',
  'shell.showLog': 'Abrir el archivo de registro',
  'shell.whenClosed': 'Al cerrar la ventana mientras se sirve',
  'shell.ask': 'Preguntar',
  'shell.background': 'Seguir sirviendo en segundo plano',
  'shell.lookForUpdates': 'Buscar una versión nueva cada semana',
  'shell.newVersion': 'Slipway {version} está disponible',
  'shell.newVersionText': 'No se ha descargado nada. Haga clic para abrir su página en el navegador.',
  'shell.closeQuestion': '¿Seguir sirviendo en {nic} en segundo plano?',
  'shell.closeDetail':
    'Las máquinas pueden seguir arrancando con la ventana cerrada. Slipway queda en la bandeja; inícielo de nuevo para volver a abrir la ventana. Recuerda su respuesta, y puede cambiarla en Ajustes o en la bandeja.',
  'shell.cancel': 'Cancelar',
  'shell.crashed': 'La ventana falló y se volvió a abrir.',
  'shell.crashedDetail': 'El servicio no se interrumpió. Los detalles están en el archivo de registro.',
  'shell.crashedAgain': 'La ventana sigue fallando.',
  'shell.crashedAgainDetail': 'El servicio continúa sin ella. Los detalles están en el archivo de registro.',
  'shell.openAgain': 'Abrir de nuevo',
}
