import type { MenuLanguage, ScriptProblem, CustomStart } from '#contract/menu.ts'
import { runGrubScriptCheck, checkGrubBody } from './check-grub.ts'
import { checkIpxeBody } from './check-ipxe.ts'
import { checkPxelinuxBody } from './check-pxelinux.ts'

/**
 * Problems a loader would have with the body of an entry. The loader's own checker reports them if it is installed.
 */
export async function checkMenuText(
  language: MenuLanguage,
  text: string,
): Promise<{
  readonly problems: readonly ScriptProblem[]
  readonly checkedBy: 'grub-script-check' | 'slipway'
}> {
  const own = checkBody(language, text)
  // Slipway's own checks reject a text even if GRUB would accept it.
  if (language !== 'grub' || own.length > 0) return { problems: own, checkedBy: 'slipway' }
  const problems = await runGrubScriptCheck(text)
  return problems ? { problems, checkedBy: 'grub-script-check' } : { problems: own, checkedBy: 'slipway' }
}

const MENU_LANGUAGES: readonly MenuLanguage[] = ['ipxe', 'grub', 'pxelinux']

const CHECKS: Readonly<Record<MenuLanguage, (text: string) => readonly ScriptProblem[]>> = {
  ipxe: checkIpxeBody,
  grub: checkGrubBody,
  pxelinux: checkPxelinuxBody,
}

/** Problems in the body of an entry that Slipway can find without the loader. */
export function checkBody(language: MenuLanguage, text: string): readonly ScriptProblem[] {
  return CHECKS[language](text)
}

/** The problems in all texts of an entry. */
export function checkCustomStart(
  start: CustomStart,
): readonly (ScriptProblem & { readonly language: MenuLanguage })[] {
  if (start.kind !== 'text') return []
  return MENU_LANGUAGES.flatMap(language => {
    const text = start[language]
    return text === null ? [] : checkBody(language, text).map(problem => ({ ...problem, language }))
  })
}
