/** Which programs of the network are there? In a container those that its image has; on the learner's machine all. */
import { curl } from './curl/curl.ts'
import { dig } from './dns/dig.ts'
import { getent, host } from './dns/host.ts'
import { nslookup } from './dns/nslookup.ts'
import { gcloud } from './gcloud.ts'
import { minikube } from './minikube.ts'
import { nc, telnet } from './net/connect.ts'
import { mysqlAdmin, pgIsReady, redisCli } from './net/databases.ts'
import { hostname, ifconfig, ip, ps, ss, whoAmI } from './net/machine-facts.ts'
import { ping } from './net/ping.ts'
import { wget } from './net/wget.ts'
import { openssl } from './openssl.ts'
import type { Program } from './program.ts'
import { sleep, watch } from './wait.ts'

const everywhere: Readonly<Record<string, Program>> = {
  curl,
  wget,
  dig,
  nslookup,
  host,
  getent,
  ping,
  nc,
  netcat: nc,
  telnet,
  hostname,
  ps,
  ip,
  ifconfig,
  ss,
  netstat: ss,
  whoami: whoAmI,
  id: whoAmI,
  uname: whoAmI,
  sleep,
  watch,
  openssl,
  'redis-cli': redisCli,
  pg_isready: pgIsReady,
  mysqladmin: mysqlAdmin,
}

const onTheMachine: Readonly<Record<string, Program>> = { ...everywhere, gcloud, minikube }

export function programNamed(name: string, isInside: boolean): Program | undefined {
  const table = isInside ? everywhere : onTheMachine
  return Object.hasOwn(table, name) ? table[name] : undefined
}

export const machinePrograms: readonly string[] = [...Object.keys(onTheMachine), 'kubectl', 'k']

/** Programs that people try and that are not here: what to do in their place. */
const elsewhere: Readonly<Record<string, string>> = {
  jq: 'use kubectl get … -o jsonpath={…}, or -o json and grep',
  vi: 'there is no editor here: change a file of your own folder in your own editor, or write one with cat > FILE <<EOF; kubectl edit takes KUBE_EDITOR="sed -i s/old/new/"',
  docker: 'the cluster is simulated: no images are built or run; kubectl run NAME --image=IMAGE starts a pod',
  helm: 'use kubectl apply -f FILE',
  kind: 'the simulated cluster runs already',
  kubeadm: 'the simulated cluster runs already',
  ssh: 'nodes cannot be logged in to; kubectl exec -it POD -- sh opens a shell in a pod',
  git: 'the machine of this prompt has files, and no repositories',
  apt: 'nothing can be installed; help shows what there is',
  psql: 'the database is there and takes connections, and what it would answer is not modelled: nc -zv HOST 5432 asks whether one can connect',
  mysql:
    'the database is there and takes connections, and what it would answer is not modelled: nc -zv HOST 3306 asks whether one can connect',
  mongosh:
    'the database is there and takes connections, and what it would answer is not modelled: nc -zv HOST 27017 asks whether one can connect',
  tcpdump: 'packets cannot be caught; trace curl URL tells the way of a request',
  iptables: 'the rules of nodes are not shown; trace curl URL tells what they do',
  systemctl: 'nodes and their services are not part of the prompt',
  python: 'programs of one’s own cannot be run here',
}
const alike: Readonly<Record<string, string>> = {
  vim: 'vi',
  nano: 'vi',
  emacs: 'vi',
  code: 'vi',
  podman: 'docker',
  nerdctl: 'docker',
  k3d: 'kind',
  k3s: 'kind',
  'apt-get': 'apt',
  apk: 'apt',
  yum: 'apt',
  brew: 'apt',
  npm: 'apt',
  pip: 'apt',
  mongo: 'mongosh',
  mariadb: 'mysql',
  ipvsadm: 'iptables',
  nft: 'iptables',
  python3: 'python',
  node: 'python',
  traceroute: 'tcpdump',
  crictl: 'docker',
  service: 'systemctl',
  journalctl: 'systemctl',
  mtr: 'tcpdump',
  yq: 'jq',
  exec: 'ssh',
  scp: 'ssh',
  perl: 'python',
  dpkg: 'apt',
  gcc: 'python',
  java: 'python',
  yarn: 'python',
}

export function hintFor(name: string): string | undefined {
  const row = alike[name] ?? name
  return Object.hasOwn(elsewhere, row) ? elsewhere[row] : undefined
}
