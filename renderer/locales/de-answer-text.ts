import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { reasonInGerman } from './de-reasons.ts'

/** Was ein Profil löscht, als Satz ohne sein Ende: „löscht /dev/sda“. */
export function describeWipeInGerman(wipe: AnswerWipe): string {
  switch (wipe.what) {
    case 'disks':
      return `löscht ${wipe.disks.join(', ')} ohne Rückfrage`
    case 'one-disk':
      return 'löscht eine Festplatte ohne Rückfrage; welche, sucht sich das Installationsprogramm aus'
    case 'all-disks':
      return 'löscht alle Festplatten ohne Rückfrage'
    case 'commands':
      return 'führt Befehle aus, die Festplatten löschen können'
  }
}

export function describeAnswerProblemInGerman(problem: AnswerProblem): string {
  const { line, column } = problem
  const place = line === null ? '' : `Zeile ${line}${column === null ? '' : `, Spalte ${column}`}: `
  return `${place}${TEXT[problem.code](key => problem.params[key] ?? '', problem.params)}`
}

type Words = (param: (key: string) => string, params: AnswerProblem['params']) => string

const TEXT: Readonly<Record<AnswerProblem['code'], Words>> = {
  template: param => `die Vorlage lässt sich nicht lesen: ${param('detail')}.`,
  'missing-variable': param => `{{ ${param('name')} }} hat keinen Wert.`,
  'template-limit': (param, params) =>
    `die Vorlage wurde abgebrochen: ${reasonInGerman(params) ?? param('detail')}.`,
  syntax: param => `das ist kein ${param('syntax')}: ${param('detail')}`,
  'missing-key': param => `${param('key')} fehlt; ohne das macht das Installationsprogramm nicht weiter.`,
  'wrong-value': param => `${param('key')} muss ${param('wanted')} sein.`,
  'unknown-word': param => `das Installationsprogramm kennt „${param('word')}“ nicht.`,
  'open-section': param => `der Abschnitt ${param('word')} hat kein %end.`,
  'will-ask': param => `${param('key')} ist nicht beantwortet: das Installationsprogramm wird fragen.`,
  empty: () => 'da steht nichts.',
}
