import type { enApp } from '../en/app.ts'
import type { Translation } from '../message.ts'

/** Las palabras que usan todas las pantallas. */
export const esApp: Translation<typeof enApp> = {
  'app.name': 'Slipway',
  'app.skip': 'Ir al contenido',
  'app.navigation': 'Pantallas',
  'app.bytesOf': '{sent} de {size}',
  'app.perSecond': '{rate}/s',
  'app.close': 'Cerrar',
  'app.cancel': 'Cancelar',
  'app.copied': 'Copiado',
  'app.save': 'Guardar',
  'app.saved': 'Guardado',
  'app.details': 'Detalles',
  'app.copyDetails': 'Copiar detalles',
  'app.tryAgain': 'Reintentar',
  'app.dismiss': 'Descartar',
  'app.pageNotFound': 'Página no encontrada.',
  'app.goHome': 'Ir a Servir',
}
