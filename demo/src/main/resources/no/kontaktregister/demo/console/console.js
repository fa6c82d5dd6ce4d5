
'use strict';

const news = document.getElementById('news');

if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.done;
      news.textContent = button.dataset.done;
    });
  }
}

const live = document.getElementById('live');
if (live) {
  let paused = false;
  const button = document.querySelector('[data-pause]');
  button.hidden = false;
  button.addEventListener('click', () => {
    paused = !paused;
    const words = button.dataset.pause;
    button.dataset.pause = button.textContent;
    button.textContent = words;
  });
  setInterval(async () => {
    if (paused || document.hidden || live.contains(document.activeElement)) {
      return;
    }
    try {
      const page = await (await fetch(location.href)).text();
      const next = new DOMParser().parseFromString(page, 'text/html').getElementById('live');
      if (next && next.innerHTML !== live.innerHTML) {
        live.replaceChildren(...next.childNodes);
      }
    } catch (stopped) {
      // The demo has ended or is starting again; the next attempt may succeed.
    }
  }, 2000);
}
