/** Questions about a name to foretell: which address it leads to, which full names are asked for on the way. */
import type { ClusterView, DnsHop, Origin } from '../../sim/index.ts'
import type { Bilingual, Observation, Prediction } from '../exercise.ts'
import { answersOf } from './name-answers.ts'
import { originOf } from './requests.ts'

export interface NameForetold {
  /** A pod's name; or a client elsewhere. */
  readonly from: string | Origin
  /** Of the asking pod; `default` when absent. */
  readonly namespace?: string
  readonly name: string
  /** In place of the usual sentence. */
  readonly title?: Bilingual
}

/** The address, or `none`. */
export function whichAddress(asked: NameForetold): Prediction {
  return prediction(
    asked,
    {
      en: `which address does it get, or none?`,
      ko: `어떤 주소를 받나요? 없으면 none`,
    },
    ({ chose }) => (chose === undefined ? ['none', 'no address', 'nxdomain'] : [chose]),
    { form: 'address' },
  )
}

/** The full name under which the name is found, or `none`. */
export function whichFullName(asked: NameForetold): Prediction {
  return prediction(
    asked,
    { en: `under which full name is it found, or none?`, ko: `어떤 전체 이름으로 찾게 되나요? 없으면 none` },
    ({ tried, chose }) => (chose === undefined ? ['none'] : [withoutDot(tried.at(-1)?.name ?? '')]),
  )
}

/** The name that it is an alias of, the last one where an alias leads to an alias; or `none`. */
export function whichAlias(asked: NameForetold): Prediction {
  return prediction(
    asked,
    { en: `of which name is it an alias, or of none?`, ko: `어떤 이름의 별칭인가요? 별칭이 아니면 none` },
    (hop) => {
      const alias = answersOf(hop).aliases.at(-1)
      return alias === undefined ? ['none'] : [alias, `${alias}.`]
    },
    { tool: 'nslookup' },
  )
}

/** How many full names the server is asked for until one is found, or none is left. */
export function howManyNames(asked: NameForetold): Prediction {
  return prediction(
    asked,
    {
      en: `how many full names are asked for until one is found, or none is left?`,
      ko: `찾거나 더 남지 않을 때까지 전체 이름을 몇 개 물어보나요?`,
    },
    ({ tried }) => [`${tried.length}`],
    { form: 'number' },
  )
}

function prediction(
  { from, namespace = 'default', name, title }: NameForetold,
  question: Bilingual,
  answersOf: (hop: DnsHop) => Observation['answers'],
  { form, tool = 'getent hosts' }: { readonly form?: Prediction['form']; readonly tool?: string } = {},
): Prediction {
  const sender =
    typeof from === 'string' ? (namespace === 'default' ? from : `${namespace}/${from}`) : from.from
  return {
    title: title ?? {
      en: `${sender} looks ${name} up: ${question.en}`,
      ko: `${sender}에서 ${name}을(를) 찾습니다. ${question.ko}`,
    },
    ...(form === undefined ? {} : { form }),
    observe: async (view: ClusterView) => {
      const hop = await view.lookup(originOf(from, namespace), name)
      if (hop === undefined) throw new Error(`nobody is there to look ${name} up`)
      const see =
        typeof from === 'string'
          ? `kubectl exec ${from}${namespace === 'default' ? '' : ` -n ${namespace}`} -- ${tool} ${name}`
          : `${tool} ${name}`
      return { answers: answersOf(hop), because: [hop], see }
    },
  }
}

function withoutDot(name: string): string {
  return name.replace(/\.$/, '')
}
