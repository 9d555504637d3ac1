import type { ChapterClaims } from '../claims.ts'

const age = 'kubectl get node node-1 --no-headers'

const chapter: ChapterClaims = {
  world: 'default',
  claims: [
    { says: 'each command takes a second', type: [age, age], shows: [' 61s '] },
    { says: '`clock +30` lets thirty of them pass', type: ['clock +30', age], shows: [' 91s '] },
    {
      says: '`explain` says why the last one failed',
      type: ['curl -s http://172.18.0.3', 'explain'],
      shows: ['Nobody listens on 172.18.0.3:80 (TCP)'],
    },
    {
      says: '`snapshot` and `rewind` go back',
      type: [
        'kubectl create deployment web --image=nginx',
        'snapshot',
        'kubectl delete deployment web',
        'rewind',
        'kubectl get deployments',
      ],
      shows: ['web'],
    },
  ],
}

export default chapter
