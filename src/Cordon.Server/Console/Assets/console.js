// Keys, theme and help of the console. Every action is an element that carries its key; this presses it. No state lives here.
'use strict';
(() => {
  const html = document.documentElement;
  let shell = null, pending = '', pendingTimer = 0;

  const isDark = () => html.dataset.theme ? html.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const setTheme = (theme) => {
    html.dataset.theme = theme;
    document.cookie = `cordon_theme=${theme}; path=/; max-age=31536000; samesite=strict`;
    shell?.invokeMethodAsync('Darken', theme === 'dark');
  };

  const isShown = (e) => !!(e.offsetWidth || e.offsetHeight || e.getClientRects().length) && !e.disabled;
  // A dialog that is open keeps keys to itself.
  const scope = () => document.querySelector('dialog[open]') ?? [...document.querySelectorAll('.mud-dialog-container')].at(-1) ?? document;
  const withKey = (key) => [...scope().querySelectorAll('[data-key]')].filter((e) => e.dataset.key === key && isShown(e));
  const isPrefix = (key) => [...scope().querySelectorAll('[data-key]')].some((e) => e.dataset.key.startsWith(key + ' ') && isShown(e));
  const isTyping = (e) => e.isContentEditable || /^(TEXTAREA|SELECT)$/.test(e.tagName) || (e.tagName === 'INPUT' && !/^(checkbox|radio|button|range)$/.test(e.type));

  const press = (e) => {
    if (isTyping(e)) { e.focus(); e.select?.(); } else { e.focus({ preventScroll: true }); e.click(); }
  };

  const rows = () => [...document.querySelectorAll('[data-row]')].filter(isShown);
  const moveRow = (step) => {
    const all = rows();
    if (!all.length) return false;
    const at = all.findIndex((r) => r === document.activeElement || r.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const openRow = () => {
    const row = document.activeElement?.closest?.('[data-row]');
    const target = row?.querySelector('[data-open]') ?? row?.querySelector('a[href], button');
    if (!target || document.activeElement !== row) return false;
    target.click();
    return true;
  };

  const labelOf = (e) => {
    if (e.dataset.label) return e.dataset.label;
    const copy = e.cloneNode(true);
    copy.querySelectorAll('kbd, .sub').forEach((k) => k.remove());
    return copy.textContent.trim() || e.getAttribute('aria-label') || e.title || e.placeholder || '';
  };

  const showKeys = () => {
    const opener = document.querySelector('[data-keys]');
    const title = opener ? labelOf(opener) : 'Keys';
    const dialog = document.createElement('dialog');
    dialog.className = 'keys';
    dialog.setAttribute('aria-label', title);
    const heading = document.createElement('h2');
    heading.textContent = title;
    const list = document.createElement('ul');
    const seen = new Set();
    const add = (key, label) => {
      if (!label || seen.has(key)) return;
      seen.add(key);
      const item = document.createElement('li');
      const word = document.createElement('span');
      word.textContent = label;
      const keys = document.createElement('span');
      for (const part of key.split(' ')) {
        const kbd = document.createElement('kbd');
        kbd.textContent = part === 'ArrowUp' ? '↑' : part === 'ArrowDown' ? '↓' : part;
        keys.append(kbd, ' ');
      }
      item.append(word, keys);
      list.append(item);
    };
    if (rows().length) { add('j', '↓'); add('k', '↑'); add('Enter', '→'); }
    const all = [...document.querySelectorAll('[data-key]')].filter(isShown);
    const main = document.getElementById('content');
    for (const e of [...all.filter((e) => main?.contains(e)), ...all.filter((e) => !main?.contains(e))]) add(e.dataset.key, labelOf(e));
    const close = document.createElement('button');
    close.className = 'button';
    close.autofocus = true;
    close.textContent = 'Esc';
    close.addEventListener('click', () => dialog.close());
    dialog.append(heading, list, close);
    dialog.addEventListener('close', () => { dialog.remove(); opener?.focus(); });
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && target.dataset?.submit) {
      event.preventDefault();
      document.getElementById(target.dataset.submit)?.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(target)) {
      if (event.key === 'Escape' && scope() === document) target.blur();
      return;
    }
    if (event.key === '?' && !document.querySelector('dialog[open]')) { event.preventDefault(); showKeys(); return; }
    const key = pending ? `${pending} ${event.key}` : event.key;
    clearTimeout(pendingTimer);
    pending = '';
    const found = withKey(key);
    if (found.length) { event.preventDefault(); press(found.at(-1)); return; }
    if (isPrefix(key)) {
      event.preventDefault();
      pending = key;
      pendingTimer = setTimeout(() => { pending = ''; }, 1500);
      return;
    }
    if (scope() !== document) return;
    if ((event.key === 'j' || event.key === 'ArrowDown') && (event.key === 'j' || target.closest?.('[data-row]')) && moveRow(1)) event.preventDefault();
    else if ((event.key === 'k' || event.key === 'ArrowUp') && (event.key === 'k' || target.closest?.('[data-row]')) && moveRow(-1)) event.preventDefault();
    else if (event.key === 'Enter' && openRow()) event.preventDefault();
  });

  document.addEventListener('click', (event) => {
    const at = event.target.closest?.('[data-keys], [data-theme-toggle], [data-copy]');
    if (!at) return;
    if (at.hasAttribute('data-keys')) showKeys();
    else if (at.hasAttribute('data-theme-toggle')) setTheme(isDark() ? 'light' : 'dark');
    else navigator.clipboard?.writeText(at.dataset.copy);
  });

  // The numbers of lines go with the text beside them.
  document.addEventListener('scroll', (event) => {
    const lines = event.target.closest?.('.editor')?.querySelector('.lines');
    if (lines && event.target.tagName === 'TEXTAREA') lines.scrollTop = event.target.scrollTop;
  }, true);

  // A dialog that opens is about what is in it.
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) {
      const field = node.nodeType === 1 ? (node.matches?.('[data-focus]') ? node : node.querySelector?.('[data-focus]')) : null;
      if (!field) continue;
      field.focus();
      // What shows the dialog may put the focus on its frame afterwards; a person who moves on does it by key or pointer.
      let moved = false;
      const move = (e) => { if (e.type !== 'keydown' || e.key === 'Tab' || e.key === 'Escape') moved = true; };
      document.addEventListener('pointerdown', move, true);
      document.addEventListener('keydown', move, true);
      const back = () => { if (!moved && field.isConnected) setTimeout(() => { if (!isTyping(document.activeElement)) field.focus(); }); };
      field.addEventListener('blur', back);
      setTimeout(() => {
        back();
        field.removeEventListener('blur', back);
        document.removeEventListener('pointerdown', move, true);
        document.removeEventListener('keydown', move, true);
      }, 3000);
    }
  }).observe(document.body, { childList: true, subtree: true });

  window.cordon = {
    begin(dotnet) {
      shell = dotnet;
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (!html.dataset.theme) dotnet.invokeMethodAsync('Darken', isDark()); });
      return isDark();
    },
    focus(selector) { document.querySelector(selector)?.focus(); },
    line(selector, line) {
      const area = document.querySelector(selector);
      if (!area) return;
      const lines = area.value.split('\n');
      const start = lines.slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0);
      area.focus();
      area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      area.scrollTop = Math.max(0, (line - 6) * 20);
    },
    save(name, type, text) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
  };
})();
