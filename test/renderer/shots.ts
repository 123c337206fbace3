import { answerShots } from './shots/answer-shots.ts'
import { doctorShots } from './shots/doctor-shots.ts'
import { frameShots } from './shots/frame-shots.ts'
import { imageShots } from './shots/image-shots.ts'
import { labShots } from './shots/lab-shots.ts'
import { logShots } from './shots/log-shots.ts'
import { machineShots } from './shots/machine-shots.ts'
import { menuShots } from './shots/menu-shots.ts'
import { serveShots } from './shots/serve-shots.ts'
import { setupShots } from './shots/setup-shots.ts'
import type { Shot } from './shots/shot.ts'

/** Every state of every screen. */
export const shots: readonly Shot[] = [
  ...doctorShots,
  ...serveShots,
  ...imageShots,
  ...machineShots,
  ...menuShots,
  ...logShots,
  ...labShots,
  ...answerShots,
  ...frameShots,
  ...setupShots,
]
