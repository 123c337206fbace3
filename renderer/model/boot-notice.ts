import type { Boot } from '#contract/timeline.ts'
import { summariseBoot } from './boot-summary.ts'

/** Events worth a notification to someone who is not looking at the page. */
export type BootNotice = 'booted' | 'installed' | 'stopped'

/** The most significant notice of a boot so far; null while it is in progress. */
export function noticeOf(boot: Boot): BootNotice | null {
  if (summariseBoot(boot).mark === 'stop') return 'stopped'
  const isDone = (id: string): boolean => boot.stages.some(stage => stage.id === id && stage.state === 'done')
  if (isDone('reported')) return 'installed'
  return isDone('kernel') ? 'booted' : null
}

/** Returns each notice of a boot once, and none of what happened before it started watching. */
export function createNoticeWatch(): {
  /** Boots that already existed. */
  know(boots: readonly Boot[]): void
  next(boot: Boot): BootNotice | null
} {
  const reported = new Map<number, BootNotice | null>()
  return {
    know(boots) {
      for (const boot of boots) reported.set(boot.id, noticeOf(boot))
    },
    next(boot) {
      const notice = noticeOf(boot)
      if (notice === (reported.get(boot.id) ?? null)) return null
      reported.set(boot.id, notice)
      return notice
    },
  }
}
