/** Diagnostics about ports: numbers, names, and two of them that cannot stand beside each other. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface PortFacts {
  'port/out-of-range': { readonly value: number }
  'port/unnamed-among-several': { readonly count: number }
  'port/name-taken': { readonly name: string }
  'port/twice': { readonly port: number; readonly protocol: string }
  'port/node-port-twice': { readonly nodePort: number; readonly protocol: string }
  'port/node-port-not-exposed': { readonly nodePort: number }
  'port/host-port-twice': { readonly hostPort: number; readonly protocol: string }
  'port/host-port-differs': { readonly hostPort: number; readonly containerPort: number }
}

export const portEntries: Entries<PortFacts> = {
  'port/out-of-range': {
    severity: 'error',
    en: ({ value }, { object, field }) => ({
      says: `${field} of ${object} is ${value}; port numbers go from 1 to 65535.`,
      here: '1 to 65535',
      try: 'write the port number that is meant',
    }),
    ko: ({ value }, { object, field }) => ({
      says: `${object}의 ${field} 값이 ${value}입니다. 포트 번호는 1부터 65535까지입니다.`,
      here: '1~65535',
      try: '의도한 포트 번호를 써 보세요',
    }),
  },
  'port/unnamed-among-several': {
    severity: 'error',
    en: ({ count }, { object, field }) => ({
      says: `${object} has ${count} ports, so each needs a name; ${field} is missing.`,
      here: 'has no name',
      try: 'give every port of this Service a name, such as http and metrics',
    }),
    ko: ({ count }, { object, field }) => ({
      says: `${object}에는 포트가 ${count}개 있으므로 포트마다 이름이 필요한데 ${field} 필드가 없습니다.`,
      here: '이름이 없음',
      try: '이 서비스의 모든 포트에 http, metrics 같은 이름을 붙여 보세요',
    }),
  },
  'port/name-taken': {
    severity: 'error',
    en: ({ name }, { object, field }) => ({
      says: `${field} of ${object} is "${name}", the name of another port in this list.`,
      here: 'another port has this name',
      try: 'give each port a name of its own',
    }),
    ko: ({ name }, { object, field }) => ({
      says: `${object}의 ${field} 값 "${name}"은(는) 이 목록의 다른 포트가 이미 쓰는 이름입니다.`,
      here: '다른 포트의 이름과 같음',
      try: '포트마다 다른 이름을 붙여 보세요',
    }),
  },
  'port/twice': {
    severity: 'error',
    en: ({ port, protocol }, { object }) => ({
      says: `${object} has port ${port}/${protocol} twice; a client could not tell which one it reaches.`,
      here: 'the same number and protocol as a port above',
      try: 'change the number or the protocol of one of them',
    }),
    ko: ({ port, protocol }, { object }) => ({
      says: `${object}에 포트 ${port}/${protocol}이(가) 두 번 나옵니다. 클라이언트가 둘을 구별할 수 없습니다.`,
      here: '위의 포트와 번호와 프로토콜이 같음',
      try: '둘 중 하나의 번호나 프로토콜을 바꿔 보세요',
    }),
  },
  'port/node-port-twice': {
    severity: 'error',
    en: ({ nodePort, protocol }, { object }) => ({
      says: `Two ports of ${object} ask for the node port ${nodePort}/${protocol}.`,
      here: 'the same node port as a port above',
      try: 'leave nodePort out, and the API server chooses a free one',
    }),
    ko: ({ nodePort, protocol }, { object }) => ({
      says: `${object}의 포트 둘이 노드 포트 ${nodePort}/${protocol}을(를) 함께 요청합니다.`,
      here: '위의 포트와 노드 포트가 같음',
      try: 'nodePort를 빼면 API 서버가 비어 있는 번호를 고릅니다',
    }),
  },
  'port/node-port-not-exposed': {
    severity: 'error',
    en: ({ nodePort }, { object }) => ({
      says: `${object} is of type ClusterIP, which opens no port on the nodes, and asks for the node port ${nodePort}.`,
      here: 'only with type NodePort or LoadBalancer',
      try: 'write type: NodePort, or take nodePort away',
    }),
    ko: ({ nodePort }, { object }) => ({
      says: `${object}은(는) 노드에 포트를 열지 않는 ClusterIP 유형인데 노드 포트 ${nodePort}을(를) 요청합니다.`,
      here: 'NodePort나 LoadBalancer 유형에서만 쓸 수 있음',
      try: 'type: NodePort로 바꾸거나 nodePort를 빼 보세요',
    }),
  },
  'port/host-port-twice': {
    severity: 'error',
    en: ({ hostPort, protocol }, { object }) => ({
      says: `Two containers of ${object} want port ${hostPort}/${protocol} of the node; only one can have it.`,
      here: 'this port of the node is taken within the pod',
    }),
    ko: ({ hostPort, protocol }, { object }) => ({
      says: `${object}의 컨테이너 둘이 노드의 포트 ${hostPort}/${protocol}을(를) 함께 쓰려고 합니다. 하나만 쓸 수 있습니다.`,
      here: '파드 안에서 이미 쓰는 노드 포트',
    }),
  },
  'port/host-port-differs': {
    severity: 'error',
    en: ({ hostPort, containerPort }, { object }) => ({
      says: `${object} uses the node's network, where a container's port is the node's port: hostPort ${hostPort} and containerPort ${containerPort} must be one number.`,
      here: `containerPort is ${containerPort}`,
      try: 'leave hostPort out: it is filled in',
    }),
    ko: ({ hostPort, containerPort }, { object }) => ({
      says: `${object}은(는) 노드의 네트워크를 쓰므로 컨테이너의 포트가 곧 노드의 포트입니다. hostPort ${withParticle(String(hostPort), '와')} containerPort ${withParticle(String(containerPort), '는')} 같은 번호여야 합니다.`,
      here: `containerPort는 ${containerPort}`,
      try: 'hostPort를 빼면 같은 번호로 채워집니다',
    }),
  },
}
