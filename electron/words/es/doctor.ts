import type { enDoctor } from '../en/doctor.ts'
import type { Translation } from '../message.ts'

/** Las palabras de la página de diagnóstico. */
export const esDoctor: Translation<typeof enDoctor> = {
  'doctor.title': 'Diagnóstico',
  'doctor.summary': 'Busca en este equipo y en la red todo lo que impediría un arranque.',
  'doctor.card': 'Tarjeta de red',
  'doctor.again': 'Repetir',
  'doctor.looking': 'Comprobando…',
  'doctor.nothing': 'Todo está bien',
  'doctor.blocked': 'Las máquinas no pueden arrancar hasta corregir esto',
  'doctor.mayBoot': 'Puede que algunas máquinas no arranquen',
  'doctor.fine': '{n, plural, one {# comprobación correcta} other {# comprobaciones correctas}}',
  'doctor.severity.blocking': 'Impide arrancar',
  'doctor.severity.warning': 'Aviso',
  'doctor.severity.note': 'Nota',
  'doctor.willRun':
    'Su sistema pedirá permisos de administrador y después ejecutará esto. Slipway no se convierte en administrador.',
  'doctor.cannotRun': 'Ejecute esto en un terminal con permisos de administrador (sudo).',
  'doctor.runIt': 'Ejecutar',
  'doctor.copy': 'Copiar',
  'doctor.made': 'Cambios en este equipo',
  'doctor.undo': 'Deshacer',
  'doctor.undoTitle': 'Deshacer: {change}',
  'doctor.preflight': 'Las máquinas no pueden arrancar hasta corregir esto:',
  'doctor.mend': 'Ver y corregir',
}
