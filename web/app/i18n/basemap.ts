import { words } from './text.ts';

/** A map of the reader's own choice under the units. */
export const basemapWords = words({
  title: { zh: '底图', en: 'Base map' },
  lead: {
    zh: '默认不使用底图：地图只画数据集自身的内容，不访问外部网络。选择底图后，页面只访问下列主机。',
    en: 'None by default: the map draws the dataset alone and asks nobody. With one, the page may ask the hosts below and no others.',
  },
  use: { zh: '使用底图', en: 'Use the base map' },
  kind: { zh: '类型', en: 'Kind' },
  none: { zh: '无', en: 'None' },
  style: { zh: '样式网址', en: 'Style address' },
  pmtiles: { zh: 'PMTiles 网址', en: 'PMTiles address' },
  file: { zh: 'PMTiles 文件', en: 'PMTiles file' },
  tianditu: { zh: '天地图', en: 'Tianditu 天地图' },
  url: { zh: '网址', en: 'Address' },
  hosts: { zh: '其他主机（瓦片等，每行一个）', en: 'Other hosts, of tiles and the like, one a line' },
  choose: { zh: '选择文件', en: 'Choose a file' },
  chosen: (name: string) => ({ zh: `已保存在此浏览器：${name}`, en: `Kept in this browser: ${name}` }),
  key: { zh: '密钥（tk）', en: 'Key (tk)' },
  imagery: { zh: '影像', en: 'Imagery' },
  keyNote: {
    zh: '使用您自己申请的密钥。对外公布地图须遵守审图号与署名要求。',
    en: 'With a key of your own. Maps made public need a review number and the credit line.',
  },
  asks: (hosts: string) => ({ zh: `将访问：${hosts}`, en: `Will ask: ${hosts}` }),
  asksNobody: { zh: '不访问任何主机。', en: 'Asks nobody.' },
  badUrl: (url: string) => ({
    zh: `“${url}”不能使用：请填写 https:// 开头的网址，或本机的 http://127.0.0.1 网址。`,
    en: `“${url}” cannot be used: give an address that begins with https://, or one of this machine, http://127.0.0.1.`,
  }),
  notKept: {
    zh: '此浏览器无法保存文件；请退出无痕模式，或改用网址。',
    en: 'This browser cannot keep the file; leave the private window, or give an address.',
  },
  missing: { zh: '该样式还会访问：', en: 'The style also asks:' },
  admit: { zh: '允许这些主机', en: 'Admit these hosts' },
  reload: { zh: '更改主机后页面会重新载入。', en: 'The page loads again when hosts change.' },
});
