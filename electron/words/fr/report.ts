import type { enReport } from '../en/report.ts'
import type { Translation } from '../message.ts'

/** Un démarrage raconté à quelqu’un qui n’y était pas. */
export const frReport: Translation<typeof enReport> = {
  'report.boot': 'Démarrage {id} de {mac}, {arch}, {address}',
  'report.no-address': 'pas d’adresse',
  'report.began': 'Commencé {time}',
  'report.stages': 'Étapes',
  'report.screen': 'Son écran affiche sans doute : {line}',
  'report.remedy': 'Que faire : {remedy}',
  'report.events': 'Événements',
}
