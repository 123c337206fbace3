import type { Boot } from '#contract/timeline.ts'
import { summariseBoot } from './boot-summary.ts'

/** What is worth telling someone who looks elsewhere. */
export type BootNotice = 'booted' | 'installed' | 'stopped'

/** The most that can be said of a boot now; null while it is under way. */
export function noticeOf(boot: Boot): BootNotice | null {
  if (summariseBoot(boot).mark === 'stop') return 'stopped'
  const isDone = (id: string): boolean => boot.stages.some(stage => stage.id === id && stage.state === 'done')
  if (isDone('reported')) return 'installed'
  return isDone('kernel') ? 'booted' : null
}

/** Tells each notice of a boot once, and none of what was so before it began to watch. */
export function createNoticeWatch(): {
  /** Boots that were there already. */
  know(boots: readonly Boot[]): void
  next(boot: Boot): BootNotice | null
} {
  const told = new Map<number, BootNotice | null>()
  return {
    know(boots) {
      for (const boot of boots) told.set(boot.id, noticeOf(boot))
    },
    next(boot) {
      const notice = noticeOf(boot)
      if (notice === (told.get(boot.id) ?? null)) return null
      told.set(boot.id, notice)
      return notice
    },
  }
}
