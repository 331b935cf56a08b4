#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets a sentence instead of a syntax error.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 18)) {
  console.error(
    'Junheng needs Node.js 22.18 or newer; this is ' +
      process.versions.node +
      '.\n' +
      'Run "npm install" in the checkout (it brings Node 24), then "npx junheng …"; or install Node 24.\n' +
      '均衡需要 Node.js 22.18 或更新版本;当前为 ' +
      process.versions.node +
      '。',
  );
  process.exit(2);
}
var fs = require('node:fs');
var path = require('node:path');
var url = require('node:url');
var root = path.dirname(__dirname);
var source = path.join(root, 'engine', 'cli', 'main.ts');
var entry = fs.existsSync(source) ? source : path.join(root, 'dist', 'engine', 'cli', 'main.js');
// Keeps what was compiled between calls; half a second less the next time.
if (require('node:module').enableCompileCache) require('node:module').enableCompileCache();
import(url.pathToFileURL(entry).href);
