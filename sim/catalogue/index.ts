/**
 * Every diagnostic code there is: which facts it carries, how grave it is, what it says in English and Korean.
 * A topic is a file; this one joins them. A code without words in both languages does not compile.
 */
import { type AddressFacts, addressEntries } from './address.ts'
import { type AllocationFacts, allocationEntries } from './allocation.ts'
import { type AnswerFacts, answerEntries } from './answer.ts'
import { type CertificateFacts, certificateEntries } from './certificate.ts'
import { type CheckFacts, checkEntries } from './check.ts'
import { type CheckAffinityFacts, checkAffinityEntries } from './check-affinity.ts'
import { type CheckPodsFacts, checkPodsEntries } from './check-pods.ts'
import { type CheckSettingFacts, checkSettingEntries } from './check-setting.ts'
import { type CheckTimeFacts, checkTimeEntries } from './check-time.ts'
import { type CommandFacts, commandEntries } from './command.ts'
import { type ConfigFacts, configEntries } from './config.ts'
import { type ContainerFacts, containerEntries } from './container.ts'
import { type DaemonSetFacts, daemonSetEntries } from './daemon-set.ts'
import { type DnsFacts, dnsEntries } from './dns.ts'
import { type EndpointFacts, endpointEntries } from './endpoint.ts'
import type { Entries } from './entry.ts'
import { type FieldFacts, fieldEntries } from './field.ts'
import { type FieldTypeFacts, fieldTypeEntries } from './field-type.ts'
import { type FileFacts, fileEntries } from './file.ts'
import { type FunctionFacts, functionEntries } from './function.ts'
import { type FunctionEndedFacts, functionEndedEntries } from './function-ended.ts'
import { type FunctionFileFacts, functionFileEntries } from './function-file.ts'
import { type IncidentFacts, incidentEntries } from './incident.ts'
import { type IngressFacts, ingressEntries } from './ingress.ts'
import { type IngressTlsFacts, ingressTlsEntries } from './ingress-tls.ts'
import { type IngressTrafficFacts, ingressTrafficEntries } from './ingress-traffic.ts'
import { type JobFacts, jobEntries } from './job.ts'
import { type KubectlCommandFacts, kubectlCommandEntries } from './kubectl-command.ts'
import { type KubectlCreateFacts, kubectlCreateEntries } from './kubectl-create.ts'
import { type ManifestFacts, manifestEntries } from './manifest.ts'
import { type MetaFacts, metaEntries } from './meta.ts'
import { type NameFacts, nameEntries } from './name.ts'
import { type NodeFacts, nodeEntries } from './node.ts'
import { type ObjectFacts, objectEntries } from './object.ts'
import { type PodFacts, podEntries } from './pod.ts'
import { type PodLifeFacts, podLifeEntries } from './pod-life.ts'
import { type PodRefusedFacts, podRefusedEntries } from './pod-refused.ts'
import { type PodUpdateFacts, podUpdateEntries } from './pod-update.ts'
import { type PodWarningFacts, podWarningEntries } from './pod-warning.ts'
import { type PortFacts, portEntries } from './port.ts'
import { type ProbeFacts, probeEntries } from './probe.ts'
import { type RolloutFacts, rolloutEntries } from './rollout.ts'
import { type ScenarioFacts, scenarioEntries } from './scenario.ts'
import { type SchedulingFacts, schedulingEntries } from './scheduling.ts'
import { type SecretFacts, secretEntries } from './secret.ts'
import { type SelectorFacts, selectorEntries } from './selector.ts'
import { type ServiceFacts, serviceEntries } from './service.ts'
import { type ServiceAddressFacts, serviceAddressEntries } from './service-address.ts'
import { type ServiceOutsideFacts, serviceOutsideEntries } from './service-outside.ts'
import { type ServicePortFacts, servicePortEntries } from './service-port.ts'
import { type ServiceRefusedFacts, serviceRefusedEntries } from './service-refused.ts'
import { type ServiceSliceFacts, serviceSliceEntries } from './service-slice.ts'
import { type ServiceWarningFacts, serviceWarningEntries } from './service-warning.ts'
import { type StatefulSetFacts, statefulSetEntries } from './stateful-set.ts'
import { type SubmissionFacts, submissionEntries } from './submission.ts'
import { type TrafficFacts, trafficEntries } from './traffic.ts'
import { type TrafficNodeFacts, trafficNodeEntries } from './traffic-node.ts'
import { type TrafficOutsideFacts, trafficOutsideEntries } from './traffic-outside.ts'
import { type ValueFacts, valueEntries } from './value.ts'
import { type VersionFacts, versionEntries } from './version.ts'
import { type VolumeFacts, volumeEntries } from './volume.ts'
import { type WorkloadFacts, workloadEntries } from './workload.ts'
import { type YamlFacts, yamlEntries } from './yaml.ts'
import { type YamlCharacterFacts, yamlCharacterEntries } from './yaml-character.ts'
import { type YamlValueFacts, yamlValueEntries } from './yaml-value.ts'

export type { About, Entries, Entry, Severity, ShownFact, Words } from './entry.ts'

export interface Facts
  extends YamlFacts,
    YamlCharacterFacts,
    YamlValueFacts,
    ManifestFacts,
    FileFacts,
    FieldFacts,
    FieldTypeFacts,
    NameFacts,
    ObjectFacts,
    ServiceFacts,
    ServicePortFacts,
    ServiceSliceFacts,
    SubmissionFacts,
    PodFacts,
    PodLifeFacts,
    TrafficFacts,
    TrafficNodeFacts,
    TrafficOutsideFacts,
    ServiceOutsideFacts,
    DnsFacts,
    CheckFacts,
    CheckAffinityFacts,
    CheckSettingFacts,
    CheckPodsFacts,
    CheckTimeFacts,
    ValueFacts,
    AddressFacts,
    AllocationFacts,
    MetaFacts,
    ScenarioFacts,
    SelectorFacts,
    PortFacts,
    ServiceAddressFacts,
    ServiceRefusedFacts,
    ServiceWarningFacts,
    VersionFacts,
    EndpointFacts,
    FunctionFacts,
    FunctionEndedFacts,
    FunctionFileFacts,
    IngressFacts,
    IngressTlsFacts,
    IngressTrafficFacts,
    KubectlCommandFacts,
    KubectlCreateFacts,
    NodeFacts,
    ContainerFacts,
    PodRefusedFacts,
    PodUpdateFacts,
    ProbeFacts,
    SchedulingFacts,
    VolumeFacts,
    WorkloadFacts,
    StatefulSetFacts,
    DaemonSetFacts,
    JobFacts,
    CertificateFacts,
    ConfigFacts,
    SecretFacts,
    PodWarningFacts,
    RolloutFacts,
    AnswerFacts,
    CommandFacts,
    IncidentFacts {}

export type DiagnosticCode = keyof Facts
export type ParamsOf<Code extends DiagnosticCode> = Facts[Code]

export const catalogue: Entries<Facts> = {
  ...yamlEntries,
  ...yamlCharacterEntries,
  ...yamlValueEntries,
  ...manifestEntries,
  ...fileEntries,
  ...fieldEntries,
  ...fieldTypeEntries,
  ...nameEntries,
  ...objectEntries,
  ...serviceEntries,
  ...servicePortEntries,
  ...serviceSliceEntries,
  ...submissionEntries,
  ...podEntries,
  ...podLifeEntries,
  ...trafficEntries,
  ...trafficNodeEntries,
  ...trafficOutsideEntries,
  ...serviceOutsideEntries,
  ...dnsEntries,
  ...checkEntries,
  ...checkAffinityEntries,
  ...checkSettingEntries,
  ...checkPodsEntries,
  ...checkTimeEntries,
  ...valueEntries,
  ...addressEntries,
  ...allocationEntries,
  ...metaEntries,
  ...scenarioEntries,
  ...selectorEntries,
  ...portEntries,
  ...serviceAddressEntries,
  ...serviceRefusedEntries,
  ...serviceWarningEntries,
  ...versionEntries,
  ...endpointEntries,
  ...functionEntries,
  ...functionEndedEntries,
  ...functionFileEntries,
  ...ingressEntries,
  ...ingressTlsEntries,
  ...ingressTrafficEntries,
  ...kubectlCommandEntries,
  ...kubectlCreateEntries,
  ...nodeEntries,
  ...containerEntries,
  ...podRefusedEntries,
  ...podUpdateEntries,
  ...probeEntries,
  ...schedulingEntries,
  ...volumeEntries,
  ...workloadEntries,
  ...statefulSetEntries,
  ...daemonSetEntries,
  ...jobEntries,
  ...certificateEntries,
  ...configEntries,
  ...secretEntries,
  ...rolloutEntries,
  ...podWarningEntries,
  ...answerEntries,
  ...commandEntries,
  ...incidentEntries,
}
