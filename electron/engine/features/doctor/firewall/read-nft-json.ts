import { z } from 'zod'
import { readRule, type NamedSets } from './nft-rule.ts'
import type { BaseChain, ChainOrigin, FilterChain, FilterRule } from './packet-filter.ts'

/** Hooks that a packet for this computer itself passes. */
const INWARD = new Set(['ingress', 'prerouting', 'input'])
const HOOK_ORDER: Readonly<Record<string, number>> = { ingress: 0, prerouting: 1, input: 2 }
/** Priorities are within ±1000 (nft(8)); a later hook runs after all chains of an earlier one. */
const HOOK_STEP = 1_000_000

const object = z.object({
  chain: z
    .object({
      family: z.string(),
      table: z.string(),
      name: z.string(),
      hook: z.string().optional(),
      prio: z.number().optional(),
      policy: z.string().optional(),
      type: z.string().optional(),
      dev: z.string().optional(),
    })
    .optional(),
  rule: z
    .object({
      family: z.string(),
      table: z.string(),
      chain: z.string(),
      expr: z.array(z.unknown()).optional(),
    })
    .optional(),
  set: z
    .object({
      family: z.string(),
      table: z.string(),
      name: z.string(),
      elem: z.array(z.unknown()).optional(),
    })
    .optional(),
})
const ruleset = z.object({ nftables: z.array(z.unknown()) })

/**
 * The chains of `nft -j list ruleset` that a packet to this computer passes (libnftables-json(5)). Null if the text is
 * not such output. Rules that this parser does not understand become `unknown`, never a guess.
 */
export function readNftJson(text: string, nic: string): readonly BaseChain[] | null {
  let parsed
  try {
    parsed = ruleset.safeParse(JSON.parse(text))
  } catch {
    return null
  }
  if (!parsed.success) return null
  const objects = parsed.data.nftables.flatMap(one => {
    const read = object.safeParse(one)
    return read.success ? [read.data] : []
  })

  const tables = new Map<string, Map<string, FilterChain & { rules: FilterRule[] }>>()
  const sets = new Map<string, Map<string, readonly unknown[]>>()
  const keyOf = ({ family, table }: { family: string; table: string }): string => `${family} ${table}`
  for (const { chain, set } of objects) {
    if (chain) inside(tables, keyOf(chain)).set(chain.name, { name: chain.name, rules: [] })
    if (set) inside(sets, keyOf(set)).set(set.name, set.elem ?? [])
  }
  for (const { rule } of objects) {
    if (!rule) continue
    const named: NamedSets = sets.get(keyOf(rule)) ?? new Map()
    tables
      .get(keyOf(rule))
      ?.get(rule.chain)
      ?.rules.push(readRule(rule.expr ?? [], named))
  }
  return objects.flatMap(({ chain }) => {
    const family = familyOf(chain?.family)
    if (!chain?.hook || !family || !INWARD.has(chain.hook)) return []
    // Chains of type nat or route redirect packets; only filter chains drop them.
    if (chain.type !== undefined && chain.type !== 'filter') return []
    if (chain.dev !== undefined && chain.dev !== nic) return []
    const siblings = tables.get(keyOf(chain)) ?? new Map<string, FilterChain>()
    return [
      {
        name: chain.name,
        rules: siblings.get(chain.name)?.rules ?? [],
        priority: (HOOK_ORDER[chain.hook] ?? 0) * HOOK_STEP + (chain.prio ?? 0),
        policy: chain.policy === 'drop' ? ('drop' as const) : ('accept' as const),
        siblings,
        origin: { family, table: chain.table, chain: chain.name },
      },
    ]
  })
}

function familyOf(family: string | undefined): ChainOrigin['family'] | null {
  return family === 'ip' || family === 'inet' || family === 'netdev' ? family : null
}

function inside<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = map.get(key)
  if (found) return found
  const made = new Map<string, V>()
  map.set(key, made)
  return made
}
