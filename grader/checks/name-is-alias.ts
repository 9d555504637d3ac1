/** Is a name an alias of another one, which then leads to an address? For tasks in which the address may change. */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, passed } from './finding.ts'
import { answersOf, whyNoAddress } from './name-answers.ts'
import { originOf } from './requests.ts'

export interface NameIsAlias {
  /** The pod that asks. */
  readonly from: string
  readonly namespace?: string
  /** A Service's name, as short as the pod may write it. */
  readonly name: string
  /** The name that it stands for, in full and without a dot at the end. */
  readonly of: string
}

export function nameIsAlias({ from, namespace = 'default', name, of }: NameIsAlias): Question {
  return {
    title: {
      en: `The name ${name} is an alias of ${of}`,
      ko: `${name} 이름은 ${of}의 별칭입니다`,
    },
    ask: async ({ view }) => {
      const hop = await view.lookup(originOf(from, namespace), name)
      const { aliases, addresses } = answersOf(hop)
      if (addresses.length === 0) return whyNoAddress(view, { from, namespace, name })
      if (aliases.includes(of)) return passed
      const [service = '', inNamespace = namespace] = name.split('.')
      const object = { kind: 'Service', namespace: inNamespace, name: service }
      const got = aliases.length > 0 ? aliases : addresses
      return failed(
        diagnose('check/name-not-an-alias', { name, wanted: of, got }, { object, path: ['spec', 'type'] }),
      )
    },
  }
}
