/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { segments } from './search.js'

// The pages are those of the project: which there are, what they are called and how they link to each other is read from
// them. They are copied, since VitePress wants each language in a folder of its own.
const site = join(dirname(fileURLToPath(import.meta.url)), '..')
const project = join(site, '..', '..')
const target = join(site, 'target')
const copies = join(target, 'pages')
const images = posix.join('docs', 'images')
const pom = readFileSync(join(project, 'pom.xml'), 'utf8')
const [, version] = /<version>(.*?)<\/version>/.exec(pom)
const [, repository] = /<url>(.*?)<\/url>/.exec(readFileSync(join(project, 'camel-wecom-kf-bom', 'pom.xml'), 'utf8'))
const output = join(target, 'site')

const languages = [
  {
    key: 'root', lang: 'en', label: 'English', suffix: '', at: '',
    words: { pages: 'Pages', source: 'Source', search: 'Search', outline: 'On this page', none: 'Nothing found for' }
  },
  {
    key: 'zh-CN', lang: 'zh-CN', label: '简体中文', suffix: '.zh-CN', at: 'zh-CN/',
    words: { pages: '文档', source: '源码', search: '搜索', outline: '本页目录', none: '没有找到' }
  }
]

/** Where a file of the project is in the site. */
function placeOf(file) {
  const language = languages.find(one => one.suffix && file.endsWith(`${one.suffix}.md`)) ?? languages[0]
  const page = file.slice(0, -`${language.suffix}.md`.length).replace(/(^|\/)README$/, '$1index')
  return `${language.at}${page}.md`
}

/** The files of the project that are pages, by where they are in the site. */
const pages = new Map(['', 'docs', 'camel-wecom-kf-sandbox']
  .flatMap(folder => readdirSync(join(project, folder)).map(name => posix.join(folder, name)))
  .filter(file => file.endsWith('.md'))
  .map(file => [placeOf(file), file]))

function copyPages() {
  rmSync(copies, { recursive: true, force: true })
  for (const [place, file] of pages) {
    mkdirSync(join(copies, dirname(place)), { recursive: true })
    copyFileSync(join(project, file), join(copies, place))
  }
  languages.forEach(({ at }) => cpSync(join(project, images), join(copies, at, images), { recursive: true }))
}

/** The pages of README's table, in its order, by the names they give themselves. */
function sidebarOf({ suffix }) {
  const rows = readFileSync(join(project, `README${suffix}.md`), 'utf8').matchAll(/^\| \[(docs\/[^\]]*?\.md)\]/gm)
  return [...rows].map(([, file]) => ({
    text: /^# (.*)$/m.exec(readFileSync(join(project, file), 'utf8'))[1].replaceAll('`', ''),
    link: `/${placeOf(file).replace(/\.md$/, '')}`
  }))
}

/** Links between pages go on to be that, all others lead to the repository. */
function linkFrom(file, href) {
  if (/^([a-z]+:|#)/.test(href)) {
    return href
  }
  const [path, anchor] = href.split('#')
  const target = posix.join(posix.dirname(file), decodeURI(path))
  const end = anchor ? `#${anchor}` : ''
  return pages.has(placeOf(target)) ? `/${placeOf(target)}${end}` : `${repository}/tree/main/${target}${end}`
}

function rewriteLinks(markdown) {
  markdown.core.ruler.push('links of the project', ({ env, tokens }) => {
    tokens.flatMap(token => token.children ?? []).filter(token => token.type === 'link_open')
      .forEach(token => token.attrSet('href', linkFrom(pages.get(env.relativePath), token.attrGet('href'))))
  })
}

/** A line that goes on below is one, without a blank where the writing has none. */
function joinChineseLines(markdown) {
  const chinese = /[\p{Script=Han}，。：；、（）“”]/u
  markdown.core.ruler.push('lines of Chinese', ({ tokens }) => {
    tokens.forEach(({ children }) => children?.forEach((token, i) => {
      const joins = token.type === 'softbreak'
        && chinese.test(children[i - 1]?.content.at(-1)) && chinese.test(children[i + 1]?.content.at(0))
      if (joins) {
        token.type = 'text'
      }
    }))
  })
}

/** Braces of a page are braces, and nothing for Vue to evaluate. */
function keepBraces(markdown) {
  const { rules } = markdown.renderer
  for (const [kind, render] of ['text', 'code_inline'].map(kind => [kind, rules[kind]])) {
    rules[kind] = (...token) => render(...token).replaceAll('{{', '&#123;&#123;')
  }
}

/** As GitHub makes them, for the pages' links are made for it. */
function slugify(heading) {
  return heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '').replaceAll(' ', '-')
}

const themeOf = language => ({
  nav: [
    { text: version, link: '/../' },
    { text: language.words.source, link: repository }
  ],
  sidebar: [{ text: language.words.pages, items: sidebarOf(language) }],
  outline: { level: [2, 3], label: language.words.outline }
})

copyPages()

export default defineConfig({
  title: 'camel-wecom-kf',
  base: `/${version}/`,
  srcDir: copies,
  outDir: join(output, version),
  cacheDir: join(target, 'cache'),
  ignoreDeadLinks: 'localhostLinks',
  markdown: { config: markdown => [rewriteLinks, joinChineseLines, keepBraces].forEach(change => change(markdown)), anchor: { slugify } },
  locales: Object.fromEntries(languages.map(one => [
    one.key, { label: one.label, lang: one.lang, link: `/${one.at}`, themeConfig: themeOf(one) }
  ])),
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: Object.fromEntries(languages.map(({ key, words }) => [
          key, { translations: { button: { buttonText: words.search }, modal: { noResultsText: words.none } } }
        ])),
        miniSearch: { options: { tokenize: segments } }
      }
    }
  },
  // each version is built beside the others
  buildEnd() {
    mkdirSync(output, { recursive: true })
    writeFileSync(join(output, 'index.html'), `<!doctype html><meta http-equiv="refresh" content="0; url=./${version}/">\n`)
  }
})
