/** Diagnostics about a command line of kubectl: its words, before anything is asked of a cluster. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

/** What takes the place of a flag or command that kubectl no longer has. */
export type Modern =
  | 'run-makes-pods'
  | 'create-deployment'
  | 'no-record'
  | 'dry-run-client'
  | 'get'
  | 'delete'
  | 'set-image'
  | 'shows-all'
  | 'is-short'
  | 'short-dash'

export interface KubectlCommandFacts {
  'kubectl/command-unknown': {
    readonly typed: string
    readonly near: readonly string[]
    readonly modern?: Modern
    /** It is the name of a resource: pods, svc. */
    readonly isType?: boolean
  }
  'kubectl/flag-unknown': {
    readonly command: string
    readonly flag: string
    readonly near: readonly string[]
    readonly modern?: Modern
  }
  'kubectl/flag-value-unreadable': { readonly command: string; readonly flag: string }
  'kubectl/quote-open': { readonly quote: string }
  /** In kubectl's words. */
  'kubectl/expose-refused': { readonly why: string }
}

export const kubectlCommandEntries: Entries<KubectlCommandFacts> = {
  'kubectl/command-unknown': {
    severity: 'error',
    en: ({ typed, near, modern, isType }) => ({
      says: `kubectl has no command ${typed}.`,
      try: isType
        ? `type kubectl get ${typed}`
        : modern
          ? moderns[modern].en
          : near.length > 0
            ? `type ${listed(near, 'or')}`
            : 'see the commands with kubectl help',
    }),
    ko: ({ typed, near, modern, isType }) => ({
      says: `kubectl에는 명령 ${withParticle(typed, '이')} 없습니다.`,
      try: isType
        ? `kubectl get ${withParticle(typed, '을')} 입력해 보세요`
        : modern
          ? moderns[modern].ko
          : near.length > 0
            ? `${listed(near, '또는')}을(를) 입력해 보세요`
            : 'kubectl help로 명령 목록을 확인해 보세요',
    }),
  },
  'kubectl/flag-unknown': {
    severity: 'error',
    en: ({ command, flag, near, modern }) => ({
      says: `kubectl ${command} has no flag ${flag}.`,
      try: modern
        ? moderns[modern].en
        : near.length > 0
          ? `write ${listed(near, 'or')}`
          : `see its flags with kubectl ${command} --help`,
    }),
    ko: ({ command, flag, near, modern }) => ({
      says: `kubectl ${command}에는 플래그 ${withParticle(flag, '이')} 없습니다.`,
      try: modern
        ? moderns[modern].ko
        : near.length > 0
          ? `${listed(near, '또는')}을(를) 써 보세요`
          : `kubectl ${command} --help로 플래그를 확인해 보세요`,
    }),
  },
  'kubectl/flag-value-unreadable': {
    severity: 'error',
    en: ({ command, flag }) => ({
      says: `The flag ${flag} of kubectl ${command} holds nothing, or something that it cannot hold.`,
      try: `write a value behind it, as kubectl ${command} --help shows`,
    }),
    ko: ({ command, flag }) => ({
      says: `kubectl ${command}의 플래그 ${flag}에 값이 없거나 맞지 않는 값이 있습니다.`,
      try: `kubectl ${command} --help에 나온 대로 값을 써 보세요`,
    }),
  },
  'kubectl/quote-open': {
    severity: 'error',
    en: ({ quote }) => ({
      says: `The command line has a ${quote} that nothing closes.`,
      try: `write a second ${quote} where the quoted part ends`,
    }),
    ko: ({ quote }) => ({
      says: `명령줄에 닫히지 않은 ${quote}이(가) 있습니다.`,
      try: `따옴표로 묶은 부분이 끝나는 곳에 ${quote}을(를) 하나 더 써 보세요`,
    }),
  },
  'kubectl/expose-refused': {
    severity: 'error',
    en: ({ why }) => ({
      says: `kubectl expose makes no Service of this object and these flags: ${why}.`,
      try: exposeHint(why).en,
      see: 'kubectl expose --help',
    }),
    ko: ({ why }) => ({
      says: `kubectl expose는 이 오브젝트와 플래그로 서비스를 만들지 못합니다: ${why}.`,
      try: exposeHint(why).ko,
      see: 'kubectl expose --help',
    }),
  },
}

/** What to do depends on what is missing; `why` is what kubectl says. */
function exposeHint(why: string): { readonly en: string; readonly ko: string } {
  if (why.includes('the pod has no labels')) {
    return {
      en: 'give the pod a label first, by which the Service finds it: kubectl label pod POD app=web',
      ko: '서비스가 파드를 찾을 레이블을 먼저 붙여 보세요: kubectl label pod POD app=web',
    }
  }
  if (why.includes("couldn't find port")) {
    return {
      en: 'say the port with --port: no container of the object declares one',
      ko: '--port로 포트를 정해 보세요. 오브젝트의 어느 컨테이너도 포트를 선언하지 않습니다',
    }
  }
  return {
    en: 'expose a Deployment, ReplicaSet, ReplicationController, Service or pod, with the flags that --help shows',
    ko: '디플로이먼트, 레플리카셋, 레플리케이션컨트롤러, 서비스, 파드를 --help에 나오는 플래그로 노출해 보세요',
  }
}

const moderns: Readonly<Record<Modern, { readonly en: string; readonly ko: string }>> = {
  'run-makes-pods': {
    en: 'leave --generator out: kubectl run makes a pod since 1.18, as kubectl run NAME --image=IMAGE --command -- sleep infinity',
    ko: '--generator를 빼세요. 1.18부터 kubectl run은 파드를 만듭니다: kubectl run NAME --image=IMAGE --command -- sleep infinity',
  },
  'create-deployment': {
    en: 'use kubectl create deployment NAME --image=IMAGE, which takes --replicas; kubectl run makes one pod',
    ko: '--replicas를 받는 kubectl create deployment NAME --image=IMAGE를 쓰세요. kubectl run은 파드 하나를 만듭니다',
  },
  'no-record': {
    en: 'leave --record out, and write kubectl annotate … kubernetes.io/change-cause="…" instead',
    ko: '--record를 빼고, 대신 kubectl annotate … kubernetes.io/change-cause="…"를 쓰세요',
  },
  'dry-run-client': {
    en: 'use --dry-run=client -o yaml, which prints the object and changes nothing',
    ko: '오브젝트를 출력만 하는 --dry-run=client -o yaml을 쓰세요',
  },
  get: { en: 'use kubectl get', ko: 'kubectl get을 쓰세요' },
  delete: {
    en: 'use kubectl delete, or kubectl scale --replicas=0',
    ko: 'kubectl delete나 kubectl scale --replicas=0을 쓰세요',
  },
  'set-image': {
    en: 'use a Deployment and kubectl set image deployment/NAME CONTAINER=IMAGE',
    ko: '디플로이먼트와 kubectl set image deployment/이름 컨테이너=이미지를 쓰세요',
  },
  'shows-all': {
    en: 'leave it out: pods that have ended are shown since 1.10; -A shows all namespaces',
    ko: '빼세요. 1.10부터 끝난 파드도 함께 나옵니다. 모든 네임스페이스는 -A로 봅니다',
  },
  'is-short': {
    en: 'leave it out: the short form is the only one since 1.28',
    ko: '빼세요. 1.28부터 짧은 형식만 있습니다',
  },
  'short-dash': {
    en: 'write two dashes before the name of a flag',
    ko: '플래그 이름 앞에 대시를 두 개 쓰세요',
  },
}

function listed(names: readonly string[], or: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${or} ${names.at(-1)}`
}
