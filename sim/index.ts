/**
 * The front door: what anyone outside the simulator imports. One list of what there is; the rest is private. Verbs
 * tell the stage: parse, decode, default, validate, apply, trace. Words for diagnostics are behind words.ts.
 */

// The nouns: the kinds of the API, and what a request and its story are made of.

export type { CertificateSigningRequest } from './api/certificate-signing-request.ts'
export type {
  Certificate,
  CertificateFlaw,
  CertificateRequest,
  Certificates,
  Distrust,
  KeyKind,
  NamePart,
  Reading,
} from './api/certificates.ts'
export type { ConfigMap, Secret } from './api/config-map.ts'
export type {
  AddressType,
  Endpoint,
  EndpointConditions,
  EndpointPort,
  EndpointSlice,
} from './api/endpoint-slice.ts'
export { headlessLabel, managedByLabel, serviceNameLabel } from './api/endpoint-slice.ts'
export type { EndpointAddress, EndpointSubset, Endpoints, EndpointsPort } from './api/endpoints.ts'
export type { ClusterEvent } from './api/event.ts'
export type {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
  IngressClass,
  IngressRule,
  IngressSpec,
  IngressTLS,
  PathType,
} from './api/ingress.ts'
export { defaultClassAnnotation, ingressClassAnnotation } from './api/ingress.ts'
export type { Job } from './api/job.ts'
export {
  isKind,
  type Kind,
  type KindInfo,
  type KubeObject,
  kinds,
  type ObjectOf,
  refOf,
  resourceOf,
} from './api/kinds.ts'
export type {
  Condition,
  IntOrString,
  IPFamily,
  Json,
  JsonObject,
  LabelSelector,
  LabelSelectorRequirement,
  Labels,
  ObjectMeta,
  ObjectRef,
  OwnerReference,
  Protocol,
} from './api/meta.ts'
export { hostnameLabel, type Namespace, type Node, zoneLabel } from './api/node.ts'
export type { Container, ContainerPort, ContainerStatus, Pod, PodSpec, PodStatus, Probe } from './api/pod.ts'
export type { ContainerLife, FileChanges, PodLife } from './api/pod-life.ts'
export type {
  IPFamilyPolicy,
  Service,
  ServicePort,
  ServiceSpec,
  ServiceStatus,
  ServiceType,
  TrafficPolicy,
} from './api/service.ts'
export type { ServiceAccount } from './api/service-account.ts'
export {
  type Cloud,
  type ClusterSettings,
  defaultSettings,
  type FirewallRule,
  kubernetesVersion,
  type OutsideHost,
  type OutsideName,
} from './api/settings.ts'
export type {
  DnsHop,
  Door,
  FirewallHop,
  Hop,
  HttpRequest,
  HttpResponse,
  IngressHop,
  IngressTls,
  LoadBalancerHop,
  Origin,
  PassedOver,
  PodHop,
  ServiceHop,
  Trace,
  Verdict,
} from './api/trace.ts'
export type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from './api/workload.ts'

// What the simulator has to say: diagnostics as data.

export type { CallFacts } from './catalogue/function-call.ts'
export type { CompilerOnly } from './catalogue/function-file.ts'
export type { DiagnosticCode, ParamsOf, Severity } from './catalogue/index.ts'
export {
  type Diagnostic,
  diagnose,
  type ErrorType,
  type FieldPath,
  isNonEmpty,
  type NonEmpty,
  type Outcome,
  ok,
  type Place,
  type Position,
  printPath,
  refuse,
  type Whereabouts,
} from './diagnostic.ts'
export { nearNames } from './near-names.ts'
export type { Decision } from './state/decide.ts'
export { kubectlLine } from './state/kubectl-line.ts'

// From text to objects: read, decode, fill in, judge.

export { decode, type Written } from './decode/decode.ts'
export { applyDefaults, defaultObject } from './defaults/defaults.ts'
export { type Manifest, manifestOf, type SourceFile, type YamlDocument } from './manifest/manifest.ts'
export { parseManifests } from './manifest/parse.ts'
export { type FileRead, readDocuments } from './manifest/parse-yaml.ts'
export { locate, placeIn, placeOf } from './manifest/place.ts'
export { printYaml } from './manifest/print.ts'
export { sourceFromBytes } from './manifest/source.ts'
export { validate, warningsFor } from './validate/validate.ts'

// Labels and the selectors that pick by them.

export {
  matchesSelector,
  parseSelector,
  printSelector,
  type Requirement,
  type Selector,
  type SelectorGap,
  selectorFrom,
  selectorGaps,
} from './labels.ts'

// What follows from objects: endpoints, kube-proxy's rules, variables, resolv.conf, names.

export { resolveTargetPort } from './container/target-port.ts'
export { endpointSlicesFor } from './controllers/endpoint-slices/endpoint-slices.ts'
export { endpointsFor } from './controllers/endpoints/endpoints.ts'
export { repackSubsets } from './controllers/endpoints/repack.ts'
export { type MirrorPlan, planMirrors } from './controllers/mirroring/mirrors.ts'
export { clusterZone } from './dns/cluster-zone.ts'
export { type Fqdn, fqdn } from './dns/fqdn.ts'
export { queryDns } from './dns/query.ts'
export type { DnsAnswer, DnsRecord, Rcode, RecordType } from './dns/record.ts'
export { recordsFor } from './dns/records-for.ts'
export { askInTurn, type Resolution, resolveName } from './dns/resolve.ts'
export { dotsOf, expandSearch } from './dns/search.ts'
export { type DnsZone, kubeadmSettings, zoneOf } from './dns/zone.ts'
export { type HostMatch, matchHost, requestHost } from './ingress/match-host.ts'
export { matchesPath, selectPath, type TypedPath } from './ingress/match-path.ts'
export { type PassedOverPath, passedOverFor } from './ingress/passed-over.ts'
export { type IngressRequest, type IngressRoute, type IngressRouter, routerFor } from './ingress/router.ts'
export { type IngressMatch, selectBackend } from './ingress/select-backend.ts'
export { type IngressController, ingressNginx, takenUpBy } from './ingress/taken-up.ts'
export { clusterDnsOf } from './kubelet/cluster-dns.ts'
export { containerEnv, serviceEnv } from './kubelet/env.ts'
export {
  isContainerReady,
  isContainerStarted,
  type ProbedContainer,
} from './kubelet/prober/container-ready.ts'
export { answerOf, type HttpEnd, type HttpOutcome, probeHttp } from './kubelet/prober/http-probe.ts'
export { probeRequestFor } from './kubelet/prober/http-request.ts'
export { observeProbe } from './kubelet/prober/observe-probe.ts'
export {
  initialResults,
  newProbe,
  type ProbeAnswer,
  type ProbeResult,
  type ProbeState,
  type ProbeType,
  probeStateFor,
} from './kubelet/prober/probe-state.ts'
export { type SeenContainer, type SeenPod, type Turn, takeTurn } from './kubelet/prober/worker.ts'
export { type ClusterDns, cutNameservers, resolvConfFor } from './kubelet/resolv-conf.ts'
export { parseResolvConf, type ResolvConf } from './kubelet/resolv-conf-file.ts'
export type { Affinity, AffinityChoice, AffinityClient } from './proxy/hashing/affinity.ts'
export { type CookieMode, cookieAffinity } from './proxy/hashing/cookie.ts'
export { fnv1a32, fnv1a64 } from './proxy/hashing/fnv.ts'
export { fillTable, maglevAffinity, maglevTable, type SlotOrder } from './proxy/hashing/maglev.ts'
export { balanceOf, type Disruption, disruptionOf, loadsOf } from './proxy/hashing/measure.ts'
export { moduloAffinity } from './proxy/hashing/modulo.ts'
export { rendezvousAffinity } from './proxy/hashing/rendezvous.ts'
export { ringAffinity } from './proxy/hashing/ring.ts'
export { type SourceHashSettings, sourceHash, sourceHashAffinity } from './proxy/hashing/source-hash.ts'
export { type Client, type EndpointChoice, pickEndpoint, ruleProbabilities } from './proxy/pick-endpoint.ts'
export { type PassedOverEndpoint, type ProxyRule, proxyRulesFor } from './proxy/rules.ts'

// Which names a certificate is good for; all else about certificates is behind tls.ts.

export { hostMismatch, matchesHostname } from './tls/match-host.ts'

// What kubectl makes of its flags.

export { type CreateIngressFlags, createIngress } from './kubectl/create-ingress.ts'
export { type CreatedRule, parseIngressRule } from './kubectl/create-ingress-rule.ts'
export { type CreatedService, type CreateServiceFlags, createService } from './kubectl/create-service.ts'

// A world, and what may be asked of it.

export { type Applied, Cluster, type ClusterTools } from './cluster.ts'
export { type Random, randomFrom } from './random.ts'
export { type AddOn, addOns } from './scenario/add-ons.ts'
export { parseScenario } from './scenario/parse.ts'
export type { Scenario, ScenarioNode } from './scenario.ts'
export { type ApplyResult, lastAppliedAnnotation } from './state/apply.ts'
export type { ClusterState } from './state/cluster-state.ts'
export { diagnoseIngress, diagnoseService, traceRequest } from './trace.ts'
export type { ClusterView, Deed } from './view.ts'
