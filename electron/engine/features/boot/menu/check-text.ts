import type { MenuLanguage, ScriptProblem } from '#contract/menu.ts'
import { checkBody } from './custom-problems.ts'
import { runGrubScriptCheck } from './grub-script-check.ts'

/** What a loader would stumble over in the body of an entry: said by the loader's own checker where there is one. */
export async function checkMenuText(
  language: MenuLanguage,
  text: string,
): Promise<{
  readonly problems: readonly ScriptProblem[]
  readonly checkedBy: 'grub-script-check' | 'slipway'
}> {
  const own = checkBody(language, text)
  // What we refuse is refused, whatever GRUB makes of it.
  if (language !== 'grub' || own.length > 0) return { problems: own, checkedBy: 'slipway' }
  const problems = await runGrubScriptCheck(text)
  return problems ? { problems, checkedBy: 'grub-script-check' } : { problems: own, checkedBy: 'slipway' }
}
