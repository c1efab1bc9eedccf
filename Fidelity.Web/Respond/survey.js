/*
 * Adds to pages that work without it: each answer is sent as it is given, pages change without asking the server, answers outlast a
 * network that is gone, questions are read aloud, and a shared device goes back to its first page.
 * An answer lies in this browser from when it is given until the server has it, and nothing lies here after that.
 */
'use strict';
(() => {
  const set = document.currentScript.dataset;
  const main = document.querySelector('main');
  const language = document.documentElement.lang;
  const longest = 14 * 24 * 60 * 60 * 1000; // Milliseconds that answers wait at most: a wave is hardly open longer.
  const patience = 15000;
  const pause = 5000;
  const store = openStore();
  if (!store || !main.replaceChildren) return;

  // What waits in the browser, each entry under its own name: two tabs may write at once.
  function openStore() {
    try {
      localStorage.removeItem('fidelity');
      return localStorage;
    } catch {
      return null;
    }
  }

  const place = (key, name) => `fidelity:${key}:${name}`;
  const namesOf = key => Object.keys(store).filter(name => name.startsWith(place(key, '')));
  const forget = key => namesOf(key).forEach(name => store.removeItem(name));

  Object.keys(store).filter(name => /^fidelity:\w+:at$/.test(name) && Date.now() - store.getItem(name) > longest)
    .forEach(name => forget(name.split(':')[1]));
  if (set.over) forget(set.over);
  if (set.returnsAfter && set.kiosk) setTimeout(() => location.replace(set.kiosk), set.returnsAfter * 1000);
  // Going back must not show a page that was kept as it was left.
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  if (!set.key) return;

  const waiting = () => namesOf(set.key).map(name => [name.slice(place(set.key, '').length), store.getItem(name)]).filter(([name]) => name !== 'at');
  const isSubmitted = () => store.getItem(place(set.key, 'submit')) !== null;

  function keep(name, value) {
    store.setItem(place(set.key, name), value);
    store.setItem(place(set.key, 'at'), Date.now());
  }

  const status = document.createElement('p');
  status.className = 'status';
  status.setAttribute('role', 'status');
  document.body.append(status);
  const tell = text => { if (status.textContent !== text) status.textContent = text; };

  // Sending
  let isSending = false;
  let isCut = false;
  let isLeaving = false;
  let later;

  async function post(entries) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const answer = await fetch(set.answers, {
        method: 'POST', body: new URLSearchParams(entries), signal: stop.signal,
        keepalive: true, redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer',
      });
      return await answer.text();
    } finally {
      clearTimeout(timer);
    }
  }

  function leave(address) {
    forget(set.key);
    main.replaceChildren();
    location.replace(address);
  }

  async function send() {
    clearTimeout(later);
    if (isSending) return;
    isSending = true;
    try {
      for (let entries = waiting(); entries.length; entries = waiting()) {
        const reply = await post(entries);
        if (reply === 'sent') return leave(set.thanks);
        if (reply === 'over') return leave(set.survey);
        if (reply !== 'saved' && reply !== 'refused') throw new Error(reply);
        // What was changed meanwhile goes with the next round.
        entries.filter(([name, value]) => store.getItem(place(set.key, name)) === value).forEach(([name]) => store.removeItem(place(set.key, name)));
        if (reply === 'refused') return location.reload();
        isCut = false;
        tell(set.saved);
      }
      forget(set.key);
      if (isLeaving) return leave(set.kiosk);
      if (!pages.size) lookAhead();
    } catch {
      isCut = true;
      tell(set.offline);
      if (isSubmitted() || isLeaving) cover();
      later = setTimeout(send, pause);
    } finally {
      isSending = false;
    }
  }

  /** Instead of the page, while answers wait that nobody shall see. */
  function cover() {
    const title = document.createElement('h1');
    const text = document.createElement('p');
    title.textContent = set.waitingTitle;
    text.textContent = set.waiting;
    main.replaceChildren(title, text);
  }

  // Pages
  const pages = new Map();
  const given = new Map(waiting());

  async function lookAhead() {
    if (!set.ahead) return;
    try {
      const answer = await fetch(set.ahead, { credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' });
      const all = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const page of all.querySelectorAll('template[data-address]')) {
        pages.set(page.dataset.address, page);
        for (const field of page.content.querySelectorAll('input:checked, textarea')) {
          if (!given.has(field.name)) given.set(field.name, field.value);
        }
      }
      if (pages.size) main.dataset.pages = pages.size;
    } catch {
      // The pages are asked for one by one, as without script.
    }
  }

  let shown = location.pathname;

  function show(address) {
    const page = pages.get(address.pathname);
    if (!page) return false;
    main.replaceChildren(page.content.cloneNode(true));
    document.title = page.dataset.title;
    shown = address.pathname;
    const check = address.search && main.querySelector('[data-check]');
    if (check) {
      check.textContent = check.dataset.check;
      check.dataset.to = main.querySelector('form').dataset.review;
    }
    prepare();
    const start = (address.hash && document.getElementById(address.hash.slice(1))) || main.querySelector('h1');
    start.tabIndex = -1;
    scrollTo(0, 0);
    start.focus();
    return true;
  }

  function go(to) {
    const address = new URL(to, location);
    if (!pages.has(address.pathname)) return false;
    history.pushState(null, '', address);
    return show(address);
  }

  function prepare() {
    for (const field of main.querySelectorAll('input[type=radio], textarea')) {
      if (!given.has(field.name)) continue;
      if (field.type === 'radio') field.checked = field.value === given.get(field.name);
      else field.value = given.get(field.name);
    }
    const lead = main.querySelector('[data-some]');
    if (lead) {
      const items = [...main.querySelectorAll('[data-item]')];
      items.forEach(item => { item.hidden = given.has(item.dataset.item); });
      const left = items.filter(item => !item.hidden).length;
      lead.textContent = left === 0 ? lead.dataset.all : left === 1 ? lead.dataset.one : lead.dataset.some.replace('{0}', left);
    }
    offerListening();
  }

  function take(name, value) {
    given.set(name, value);
    keep(name, value);
  }

  let typing;
  main.addEventListener('change', event => {
    if (!event.target.name) return;
    take(event.target.name, event.target.value);
    send();
  });
  main.addEventListener('input', event => {
    if (event.target.type !== 'textarea') return;
    take(event.target.name, event.target.value);
    clearTimeout(typing);
    typing = setTimeout(send, 1000);
  });
  main.addEventListener('click', event => {
    const link = event.target.closest('a[href]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && new URL(link.href).pathname !== shown && go(link.href)) event.preventDefault();
  });
  main.addEventListener('submit', event => {
    const { submitter: button } = event;
    if ('submits' in event.target.dataset) {
      event.preventDefault();
      button.disabled = true;
      keep('submit', 'yes');
      send();
    } else if (button && button.dataset.to && go(button.dataset.to)) {
      event.preventDefault();
    } else if (isCut) {
      event.preventDefault();
      send();
    }
  });
  addEventListener('popstate', () => { if (location.pathname !== shown && !show(new URL(location))) location.reload(); });
  addEventListener('online', send);
  addEventListener('pagehide', () => { if (window.speechSynthesis) speechSynthesis.cancel(); });

  // Reading aloud, where the device itself has a voice of this language: another one reads what nobody understands, and a voice from
  // the network would tell others what is read here.
  const speech = window.speechSynthesis;
  const voice = () => speech.getVoices().find(one => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === language.split('-')[0]);

  function offerListening() {
    if (!speech) return;
    speech.cancel();
    if (!voice()) return;
    for (const question of main.querySelectorAll('fieldset, .question')) {
      if (question.querySelector('.listen')) continue;
      const stem = question.querySelector('legend, .stem');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'listen quiet';
      button.textContent = set.listen;
      button.setAttribute('aria-label', `${set.listen}: ${stem.textContent}`);
      button.addEventListener('click', () => read(button, [stem, ...question.querySelectorAll('label:not(.stem)')].map(part => part.textContent.trim())));
      stem.after(button);
    }
  }

  function read(button, texts) {
    const stops = button.dataset.reads;
    speech.cancel();
    main.querySelectorAll('[data-reads]').forEach(one => delete one.dataset.reads);
    if (stops) return;
    button.dataset.reads = 'yes';
    texts.forEach((text, index) => {
      const part = new SpeechSynthesisUtterance(text);
      part.voice = voice();
      part.lang = language;
      if (index === texts.length - 1) part.onend = () => delete button.dataset.reads;
      speech.speak(part);
    });
  }

  if (speech) speech.addEventListener('voiceschanged', offerListening);

  // A shared device that is left in the middle
  const idle = 4 * 60 * 1000;
  const grace = 60 * 1000;
  let left;

  function stay() {
    clearTimeout(left);
    left = setTimeout(ask, idle);
  }

  function ask() {
    const dialog = document.createElement('dialog');
    const title = document.createElement('h2');
    const text = document.createElement('p');
    const button = document.createElement('button');
    [title.textContent, text.textContent, button.textContent] = [set.stillThereTitle, set.stillThere, set.stillHere];
    title.id = 'still-there';
    dialog.setAttribute('aria-labelledby', title.id);
    dialog.append(title, text, button);
    button.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => { dialog.remove(); stay(); });
    document.body.append(dialog);
    dialog.showModal();
    clearTimeout(left);
    left = setTimeout(async () => {
      isLeaving = true;
      dialog.remove();
      cover();
      if (waiting().length) send();
      else leave(set.kiosk);
    }, grace);
  }

  if (set.kiosk) {
    ['pointerdown', 'keydown', 'scroll'].forEach(kind => addEventListener(kind, () => { if (!document.querySelector('dialog')) stay(); }));
    stay();
  }

  prepare();
  lookAhead();
  if (waiting().length) send();
})();
