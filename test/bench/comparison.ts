import { median, report } from './measure.ts'

/** One line of the table. */
export interface Row {
  readonly part: string
  readonly what: string
  readonly unit: string
  /** The medians of all rounds. */
  readonly ours: number
  readonly peer: { readonly name: string; readonly value: number } | null
  /** The median of each round's ours / peer: other load in a round slows both. */
  readonly ratio: number | null
  readonly target: string | null
  readonly note: string
}

export interface Heading {
  readonly part: string
  readonly what: string
  readonly unit: string
  readonly target?: string
  readonly note?: string
}

/** Runs ours and the peer in turn for this many rounds; the order alternates, so that neither always runs second. */
export async function compareInTurn(
  heading: Heading,
  rounds: number,
  ours: () => Promise<number>,
  peer: { readonly name: string; readonly measure: () => Promise<number> } | null,
): Promise<Row> {
  const own: number[] = []
  const other: number[] = []
  for (let round = 0; round < rounds; round++) {
    const turns = [async () => own.push(await ours()), async () => peer && other.push(await peer.measure())]
    if (round % 2 === 1) turns.reverse()
    for (const turn of turns) await turn()
  }
  return {
    ...valueRow(heading, median(own)),
    peer: peer && { name: peer.name, value: median(other) },
    ratio: peer && median(own.map((value, round) => value / (other[round] ?? Number.NaN))),
  }
}

/** A line without a peer. */
export function valueRow({ part, what, unit, target = '', note = '' }: Heading, ours: number): Row {
  return { part, what, unit, ours, peer: null, ratio: null, target: target || null, note }
}

export function reportRows(rows: readonly Row[], isJson: boolean): void {
  for (const row of rows) {
    if (isJson) {
      console.log(JSON.stringify(row))
      continue
    }
    const peer =
      row.peer && row.ratio !== null
        ? `${row.ratio.toFixed(2)} x ${row.peer.name} (${show(row.peer.value, row.unit)})`
        : ''
    const parts = [peer, row.target === null ? '' : `target ${row.target}`, row.note]
    report(`${row.part}: ${row.what}`, show(row.ours, row.unit), parts.filter(Boolean).join('; '))
  }
}

function show(value: number, unit: string): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`
}
