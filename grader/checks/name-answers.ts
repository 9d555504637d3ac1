/** What a name was answered with, and why it leads nowhere. */
import type { ClusterView, DnsHop } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Finding } from '../exercise.ts'
import { failedBecause } from './finding.ts'
import { originOf, requestTo } from './requests.ts'

export interface Answers {
  readonly addresses: readonly string[]
  /** Without the dot at the end, from the name that was asked for onwards. */
  readonly aliases: readonly string[]
}

export function answersOf(hop: DnsHop | undefined): Answers {
  const all = (hop?.tried ?? []).flatMap(({ answers }) => answers)
  return {
    addresses: all.filter(isAddress),
    aliases: all
      .filter((answer) => !isAddress(answer))
      .map((alias) => alias.replace(/\.$/, '').toLowerCase()),
  }
}

/** A request to the name ends at once, and says why. */
export async function whyNoAddress(
  view: ClusterView,
  { from, namespace, name }: { readonly from: string; readonly namespace: string; readonly name: string },
): Promise<Finding> {
  const url = `http://${name}`
  const { verdict, diagnostics } = await view.request(originOf(from, namespace), requestTo(url))
  return failedBecause(diagnostics, diagnose('check/not-answered', { url, verdict }))
}

/** A name ends in letters; IPv4 addresses in digits, IPv6 ones have colons. */
function isAddress(answer: string): boolean {
  return answer.includes(':') || /\d$/.test(answer)
}
