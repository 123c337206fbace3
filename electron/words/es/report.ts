import type { enReport } from '../en/report.ts'
import type { Translation } from '../message.ts'

/** Un arranque como texto para quien no estuvo presente. */
export const esReport: Translation<typeof enReport> = {
  'report.boot': 'Arranque {id} de {mac}, {arch}, {address}',
  'report.no-address': 'sin dirección',
  'report.began': 'Inicio: {time}',
  'report.stages': 'Etapas',
  'report.screen': 'Su pantalla probablemente muestra: {line}',
  'report.remedy': 'Qué hacer: {remedy}',
  'report.events': 'Sucesos',
}
