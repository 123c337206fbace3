import { sql as house } from './0001-house.ts'
import { sql as entries } from './0002-entries.ts'
import { sql as machineLoader } from './0003-machine-loader.ts'
import { sql as installOnce } from './0004-install-once.ts'
import { sql as answers } from './0005-answers.ts'
import { sql as secureBoot } from './0006-secure-boot.ts'
import { sql as loaderTrials } from './0007-loader-trials.ts'
import { sql as machineMemory } from './0008-machine-memory.ts'
import { sql as eventsWithoutIndex } from './0009-events-without-index.ts'

/** In the order in which they are applied. A released migration never changes; a new one is appended. */
export const migrations: readonly string[] = [
  house,
  entries,
  machineLoader,
  installOnce,
  answers,
  secureBoot,
  loaderTrials,
  machineMemory,
  eventsWithoutIndex,
]
