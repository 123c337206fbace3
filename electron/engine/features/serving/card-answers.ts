import type { Answers } from '../unattended/answers.ts'
import type { BootStock } from '../library/boot-stock.ts'
import { createBootFiles } from '../boot/boot-files.ts'
import { createChooseBoot } from '../boot/boot-choice.ts'
import { createServedFiles } from '../boot/served/served-files.ts'
import type { ServedFileNeeds } from '../boot/served/served-file.ts'
import type { CallHomeDesk } from '../machines/call-home.ts'
import type { CardNeeds } from './card-needs.ts'
import type { LoaderMemory } from '../boot/loader-memory.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { SecureBoot } from '../boot/secure/secure-boot.ts'

/** What machines get to boot from a card: decided in `boot/`, turned into bytes, with the answers for installers beside it. */
export function createCardAnswers(needs: {
  readonly stock: Pick<BootStock, 'menu' | 'supply' | 'hasProgram' | 'library' | 'overlays'>
  readonly machineOf: ServedFileNeeds['machineOf']
  readonly machineAt: CardNeeds['machineAt']
  readonly takeHandedOver: NonNullable<ServedFileNeeds['takeHandedOver']>
  readonly takeOwnDisk: NonNullable<ServedFileNeeds['takeOwnDisk']>
  readonly loaders: LoaderMemory
  readonly secureBoot: SecureBoot
  readonly answers: Pick<Answers, 'answersAt'>
  readonly callHome: Pick<CallHomeDesk, 'take'>
  readonly record: RecordFact
}): CardNeeds['answersAt'] {
  const { stock, machineOf, machineAt, loaders, secureBoot, record } = needs
  const { hasProgram, library, overlays } = stock
  return where => {
    const answersHere = needs.answers.answersAt(where)
    const served = createServedFiles({
      ...where,
      menu: stock.menu.show,
      machineOf,
      hasProgram,
      takeHandedOver: needs.takeHandedOver,
      takeOwnDisk: needs.takeOwnDisk,
      answers: answersHere.answers,
      secureBoot,
    })
    const bootAnswers = createBootFiles({
      servedFile: loaders.watching(served),
      programs: stock.supply.programs,
      images: library,
      overlays,
      secureBootFiles: secureBoot.files,
      machineAt,
      takeReport: needs.callHome.take,
      record,
    })
    return {
      ...bootAnswers,
      routes: [...answersHere.routes, ...bootAnswers.routes],
      intakes: [...answersHere.intakes, ...bootAnswers.intakes],
      chooseBoot: createChooseBoot({
        ...where,
        machineOf,
        hasProgram,
        ...loaders.choice,
        signedStart: secureBoot.signedStart,
      }),
    }
  }
}
