import { launch } from "/tmp/h/search/plugins/a11y/browser/chromium.mjs";
const b = await launch(); const p = await b.newPage();
await p.goto("http://127.0.0.1:8765/recherche/");
console.log(JSON.stringify(await p.evaluate(async (qs)=>{const m=await import("/pagefind/pagefind.js"); await m.init(); const o={}; for (const q of qs) { const r=(await m.search(q)).results; o[q]=await Promise.all(r.slice(0,6).map(async x=>(await x.data()).url));} return o;}, ["identité","d'identité","d’identité","carte d'identité","carte d’identité","école","l'école","l’école", "ecole","ecoles","l'ecole"]),null,1));
await b.close();
