import type { enReport } from '../en/report.ts'
import type { Translation } from '../message.ts'

/** Ein Start als Text für jemanden, der nicht dabei war. */
export const deReport: Translation<typeof enReport> = {
  'report.boot': 'Start {id} von {mac}, {arch}, {address}',
  'report.no-address': 'keine Adresse',
  'report.began': 'Begonnen {time}',
  'report.stages': 'Stufen',
  'report.screen': 'Auf dem Bildschirm steht vermutlich: {line}',
  'report.remedy': 'Was zu tun ist: {remedy}',
  'report.events': 'Ereignisse',
}
