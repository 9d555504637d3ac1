/** What the launcher itself says, in both languages; everything after start-up is worded in grader/. */
'use strict'

const words = {
  en: {
    installing: 'Installing the packages of package-lock.json, once …',
    progress: (packages, seconds) => `  ${packages} packages, ${seconds} s`,
    installed: (seconds) => `Installed in ${seconds} s.`,
    waiting: 'Another process is installing; waiting for it …',
    noNpm: 'npm was not found. It comes with Node.js: https://nodejs.org',
    noNetwork:
      'The packages could not be fetched: the registry cannot be reached. This first step is the only one that needs the network.\nConnect (or configure npm: `npm config get registry`, `npm config get proxy`), then try again.',
    certificate:
      "The packages could not be fetched: npm does not trust the registry's certificate. Behind a company proxy, set npm's `cafile`, then try again.",
    readOnly: (folder) =>
      `The folder ${folder} cannot be written to, and setting up needs to (node_modules/, dist/, .lab/).\nCopy or clone it to a folder of your own, then try again.`,
    diskFull: (folder) => `There is no space left on the disk of ${folder}. Setting up needs about 150 MB.`,
    lockMismatch: 'package.json and package-lock.json do not agree. Run `npm install` once, then try again.',
    noLock: 'package-lock.json is missing; this copy is not complete. Clone the repository again.',
    npmFailed: (code, lines, log) =>
      `npm ci ended with code ${code}:\n\n${lines}\n\nAll it said stands in ${log}.`,
    linked: (folder) =>
      `node_modules is a link to ${folder}, which does not hold what package-lock.json asks for.\nInstall there, or remove the link.`,
    interrupted: 'Interrupted; the next start begins the installation again.',
    buildFailed: (lines) =>
      `A source file of the kit cannot be built. This is not about your answers.\n\n${lines}`,
    startFailed: (file) =>
      `The kit itself failed to start. This is not about your answers; details are in ${file}.`,
  },
  ko: {
    installing: 'package-lock.json의 패키지를 설치합니다(처음 한 번만) …',
    progress: (packages, seconds) => `  패키지 ${packages}개, ${seconds}초`,
    installed: (seconds) => `${seconds}초 만에 설치했습니다.`,
    waiting: '다른 프로세스가 설치하고 있어 기다립니다 …',
    noNpm: 'npm을 찾을 수 없습니다. npm은 Node.js에 들어 있습니다: https://nodejs.org',
    noNetwork:
      '패키지를 받을 수 없습니다: 레지스트리에 연결되지 않습니다. 네트워크가 필요한 것은 이 첫 단계뿐입니다.\n연결한 뒤(또는 npm 설정을 확인한 뒤: `npm config get registry`, `npm config get proxy`) 다시 실행해 보세요.',
    certificate:
      '패키지를 받을 수 없습니다: npm이 레지스트리의 인증서를 신뢰하지 않습니다. 회사 프록시 뒤라면 npm의 `cafile`을 설정한 뒤 다시 실행해 보세요.',
    readOnly: (folder) =>
      `${folder} 폴더에 쓸 수 없습니다. 준비하려면 node_modules/, dist/, .lab/에 써야 합니다.\n쓸 수 있는 폴더로 복사하거나 클론한 뒤 다시 실행해 보세요.`,
    diskFull: (folder) => `${folder}의 디스크에 남은 공간이 없습니다. 준비하는 데 약 150MB가 필요합니다.`,
    lockMismatch:
      'package.json과 package-lock.json이 서로 맞지 않습니다. `npm install`을 한 번 실행한 뒤 다시 해 보세요.',
    noLock: 'package-lock.json이 없습니다. 복사본이 온전하지 않으니 저장소를 다시 클론해 주세요.',
    npmFailed: (code, lines, log) =>
      `npm ci가 코드 ${code}(으)로 끝났습니다:\n\n${lines}\n\n전체 출력은 ${log}에 있습니다.`,
    linked: (folder) =>
      `node_modules는 ${folder}을(를) 가리키는 링크인데, 그곳에는 package-lock.json이 요구하는 패키지가 없습니다.\n그곳에 설치하거나 링크를 지워 주세요.`,
    interrupted: '중단했습니다. 다음에 시작할 때 설치를 처음부터 다시 합니다.',
    buildFailed: (lines) => `키트의 소스 파일을 빌드할 수 없습니다. 제출한 답과는 상관없습니다.\n\n${lines}`,
    startFailed: (file) =>
      `키트 자체를 시작하지 못했습니다. 제출한 답과는 상관없으며, 자세한 내용은 ${file}에 있습니다.`,
  },
}

/**
 * `--lang ko` decides, then LAB_LANG, then the locale.
 * @param {readonly string[]} argv
 * @param {Record<string, string | undefined>} environment
 */
function languageOf(argv, environment) {
  const at = argv.indexOf('--lang')
  const asked =
    at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
  const { LAB_LANG, LC_ALL, LC_MESSAGES, LANG } = environment
  return (asked || LAB_LANG || LC_ALL || LC_MESSAGES || LANG || '').startsWith('ko') ? 'ko' : 'en'
}

/** @param {readonly string[]} argv @param {Record<string, string | undefined>} environment */
function wordsFor(argv, environment) {
  return words[languageOf(argv, environment)]
}

module.exports = { wordsFor }
