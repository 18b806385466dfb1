"""The browser audit: what only a browser knows of a page, by pa11y and by probes of our own.

What happens to a page, in order:

1. `audit`: which pages are looked at (all, or a `sample`), which of them the `cache` knows;
2. `visit`: one page in, what was seen out; the function that an executor runs, on threads here or elsewhere;
3. `worker`: a Node process and its Chromium, led by JSON lines (`worker.mjs`, `visit.mjs`, `probes/`);
   each page is seen in every `guise`;
4. `facts`: what was seen becomes findings, in the words of our rules (`vocabulary`), joined with what the
   gate found without a browser.

A page that could not be looked at is tried once more in a fresh browser, and then told as
not checked: nothing passes because nobody looked.
"""
