/** What the prompt itself says, in both languages side by side; a missing one does not compile. */
import { withParticle } from '../../catalogue/particle.ts'
import type { Language } from '../../trace/render.ts'

export interface GuideWords {
  readonly help: string
  readonly notATime: (text: string) => string
  readonly clock: (time: string, seconds: number) => string
  readonly kept: (name: string, time: string) => string
  readonly rewound: (name: string, time: string) => string
  readonly noSnapshot: (name: string, names: readonly string[]) => string
  readonly traceWhat: string
  readonly nothingSent: string
  readonly nothingToExplain: string
}

export const guideWords: { readonly [L in Language]: GuideWords } = {
  en: {
    help: `A simulated cluster, and a machine outside of it. Nothing here is real, and nothing can break.

  kubectl … (or k)             as you know it; -f reads files of your own folder
  curl, dig, nslookup, ping …  from outside; in a pod with kubectl exec
  kubectl exec -it POD -- sh   a shell in a pod, until exit
  minikube addons enable …, gcloud compute firewall-rules …, openssl …
  grep, head, wc, sort, awk, sed, for, if, |, >, <<EOF  as in bash; > writes files here, not on your disk

  clock                 what time it is in the cluster
  clock +30s            lets time pass (also: advance 30, sleep 30)
  snapshot [NAME]       keeps this moment
  rewind [NAME]         goes back to it
  trace COMMAND         the way of its request, hop by hop: trace curl http://10.96.0.11
  explain               why the last request failed
  exit                  leaves (also Ctrl-D)
`,
    notATime: (text) => `${text} is no time: clock +30s, clock 2m`,
    clock: (time, seconds) => `${time}, ${seconds} s after the start`,
    kept: (name, time) => `Kept as ${name}: ${time}. rewind ${name} goes back to it.`,
    rewound: (name, time) => `Back at ${name}: ${time}.`,
    noSnapshot: (name, names) =>
      names.length === 0
        ? 'There is no snapshot yet; snapshot makes one.'
        : `There is no snapshot ${name}; there is ${names.join(', ')}.`,
    traceWhat: 'trace what? trace curl http://10.96.0.11, or trace kubectl exec POD -- curl http://web',
    nothingSent: 'That command sent no request, so there is no way to tell.',
    nothingToExplain: 'There is nothing to explain: no request has failed.',
  },
  ko: {
    help: `시뮬레이션 클러스터와 그 바깥에 있는 컴퓨터 한 대입니다. 실제로 바뀌거나 망가지는 것은 없습니다.

  kubectl … (또는 k)           평소처럼 씁니다. -f는 지금 폴더의 파일을 읽습니다
  curl, dig, nslookup, ping …  클러스터 바깥에서, 파드 안에서는 kubectl exec로 실행합니다
  kubectl exec -it POD -- sh   파드 안에서 셸을 엽니다. exit로 나옵니다
  minikube addons enable …, gcloud compute firewall-rules …, openssl …
  grep, head, wc, sort, awk, sed, for, if, |, >, <<EOF  bash와 같습니다. >는 디스크가 아니라 여기에만 씁니다

  clock                 클러스터의 현재 시각
  clock +30s            시간을 흘려보냅니다 (advance 30, sleep 30도 같음)
  snapshot [이름]       지금 상태를 보관합니다
  rewind [이름]         보관한 상태로 돌아갑니다
  trace 명령            요청이 지나간 길을 홉마다 보여 줍니다: trace curl http://10.96.0.11
  explain               마지막 요청이 실패한 이유
  exit                  끝냅니다 (Ctrl-D도 같음)
`,
    notATime: (text) => `${withParticle(text, '은')} 시간이 아닙니다. 예: clock +30s, clock 2m`,
    clock: (time, seconds) => `${time}, 시작한 지 ${seconds}초`,
    kept: (name, time) => `${withParticle(name, '으로')} 보관했습니다: ${time}. 돌아가려면 rewind ${name}`,
    rewound: (name, time) => `${withParticle(name, '으로')} 돌아왔습니다: ${time}.`,
    noSnapshot: (name, names) =>
      names.length === 0
        ? '아직 스냅숏이 없습니다. snapshot으로 만들어 보세요.'
        : `이름이 ${name}인 스냅숏이 없습니다. 있는 것: ${names.join(', ')}`,
    traceWhat:
      '무엇을 따라갈까요? 예: trace curl http://10.96.0.11, trace kubectl exec POD -- curl http://web',
    nothingSent: '이 명령은 요청을 보내지 않았으므로 따라갈 길이 없습니다.',
    nothingToExplain: '설명할 것이 없습니다. 실패한 요청이 없습니다.',
  },
}
