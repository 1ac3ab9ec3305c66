// Draws a network that the server has laid out, and moves in it. All that it shows came with the page; nothing is asked for later.
'use strict';
(() => {
  const NS = 'http://www.w3.org/2000/svg';
  const el = (name, attributes, parent) => {
    const e = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    parent?.append(e);
    return e;
  };
  let graph = null;

  class Graph {
    constructor(host, model, dotnet) {
      Object.assign(this, { host, model, dotnet });
      this.hiddenKinds = new Set();
      this.until = Infinity;
      this.only = null;
      this.selected = -1;
      this.pins = JSON.parse(localStorage.getItem(this.store) ?? '{}');
      this.build();
      this.fit();
      this.listen();
    }

    get store() { return `cordon.pins.${this.model.id}`; }

    build() {
      const { nodes, ties } = this.model;
      this.host.classList.toggle('crowd', ties.length > 1500);
      this.svg = el('svg', { role: 'img', 'aria-label': this.model.label });
      this.world = el('g', {}, this.svg);
      const lines = el('g', {}, this.world);
      const dots = el('g', {}, this.world);
      const names = el('g', {}, this.world);
      this.near = nodes.map(() => []);
      for (const [i, pin] of Object.entries(this.pins)) if (nodes[i]) [nodes[i].x, nodes[i].y] = pin;
      this.lines = ties.map((tie, i) => {
        this.near[tie.a].push(i);
        this.near[tie.b].push(i);
        const line = el('line', { class: `tie tie-${tie.kinds[0]}`, 'stroke-width': 0.7 + 2.6 * tie.weight, 'data-tie': i }, lines);
        return line;
      });
      this.dots = nodes.map((node, i) => {
        const dot = el('circle', { class: `node role-${node.role} ${node.standing}${this.pins[i] ? ' pinned' : ''}`, r: node.r, 'data-node': i }, dots);
        el('title', {}, dot).textContent = `${node.name} · ${node.role}${node.standing === 'included' ? '' : ` · ${node.standing}`}`;
        return dot;
      });
      // The firmest are named; names of all would cover the picture.
      this.names = new Map();
      for (const i of nodes.map((n, i) => i).sort((a, b) => nodes[b].r - nodes[a].r).slice(0, 12)) this.name(i, names);
      this.nameHost = names;
      nodes.forEach((_, i) => this.place(i));
      this.host.querySelector('svg')?.remove();
      this.host.prepend(this.svg);
    }

    name(i, host = this.nameHost) {
      if (this.names.has(i)) return;
      const text = el('text', { 'text-anchor': 'middle' }, host);
      text.textContent = this.model.nodes[i].name;
      this.names.set(i, text);
      this.place(i);
    }

    place(i) {
      const { x, y, r } = this.model.nodes[i];
      this.dots[i].setAttribute('cx', x);
      this.dots[i].setAttribute('cy', y);
      const text = this.names.get(i);
      if (text) { text.setAttribute('x', x); text.setAttribute('y', y - r - 4); }
      for (const t of this.near[i]) {
        const tie = this.model.ties[t];
        const end = tie.a === i ? 1 : 2;
        this.lines[t].setAttribute(`x${end}`, x);
        this.lines[t].setAttribute(`y${end}`, y);
      }
    }

    fit() {
      const box = this.host.getBoundingClientRect();
      const xs = this.model.nodes.map((n) => n.x), ys = this.model.nodes.map((n) => n.y);
      const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
      const k = Math.min(2.4, (box.width - 90) / Math.max(1, right - left), (box.height - 90) / Math.max(1, bottom - top));
      this.view = { k, x: box.width / 2 - k * (left + right) / 2, y: box.height / 2 - k * (top + bottom) / 2 };
      this.move();
    }

    move() {
      const { k, x, y } = this.view;
      this.world.setAttribute('transform', `translate(${x} ${y}) scale(${k})`);
      // Names and dots keep their size on the screen as one comes nearer.
      const size = Math.min(1.6, 1 / k);
      const least = 2.4 / k;
      if (least > 4 || this.grown) {
        this.grown = least > 4;
        this.dots.forEach((dot, i) => dot.setAttribute('r', Math.max(this.model.nodes[i].r, least)));
      }
      for (const text of this.names.values()) text.style.fontSize = `${12 * size}px`;
    }

    zoom(factor, at) {
      const box = this.host.getBoundingClientRect();
      const [cx, cy] = at ?? [box.width / 2, box.height / 2];
      const k = Math.max(0.05, Math.min(20, this.view.k * factor));
      const f = k / this.view.k;
      this.view = { k, x: cx - (cx - this.view.x) * f, y: cy - (cy - this.view.y) * f };
      this.move();
    }

    pan(dx, dy) { this.view.x += dx; this.view.y += dy; this.move(); }

    listen() {
      let drag = null;
      const at = (event) => { const box = this.host.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
      this.svg.addEventListener('wheel', (event) => { event.preventDefault(); this.zoom(Math.exp(-event.deltaY * 0.0016), at(event)); }, { passive: false });
      this.svg.addEventListener('pointerdown', (event) => {
        const node = event.target.dataset?.node;
        drag = { from: at(event), last: at(event), node: node === undefined ? -1 : +node, tie: event.target.dataset?.tie, moved: false };
        this.svg.setPointerCapture(event.pointerId);
        this.svg.classList.add('moving');
      });
      this.svg.addEventListener('pointermove', (event) => {
        if (!drag) return;
        const now = at(event);
        const [dx, dy] = [now[0] - drag.last[0], now[1] - drag.last[1]];
        drag.moved ||= Math.hypot(now[0] - drag.from[0], now[1] - drag.from[1]) > 4;
        drag.last = now;
        if (!drag.moved) return;
        if (drag.node < 0) { this.pan(dx, dy); return; }
        const node = this.model.nodes[drag.node];
        node.x += dx / this.view.k;
        node.y += dy / this.view.k;
        this.place(drag.node);
      });
      const end = () => {
        if (!drag) return;
        this.svg.classList.remove('moving');
        if (drag.moved && drag.node >= 0) this.pin(drag.node, true);
        else if (!drag.moved && drag.node >= 0) this.select(drag.node, true);
        else if (!drag.moved && drag.tie !== undefined) this.dotnet.invokeMethodAsync('TieChosen', +drag.tie);
        drag = null;
      };
      this.svg.addEventListener('pointerup', end);
      this.svg.addEventListener('pointercancel', () => { drag = null; this.svg.classList.remove('moving'); });
    }

    pin(i, on) {
      if (on) this.pins[i] = [this.model.nodes[i].x, this.model.nodes[i].y]; else delete this.pins[i];
      this.dots[i].classList.toggle('pinned', on);
      localStorage.setItem(this.store, JSON.stringify(this.pins));
    }

    isTieShown(t) {
      const tie = this.model.ties[t];
      return tie.kinds.some((k) => !this.hiddenKinds.has(k)) && tie.first <= this.until;
    }

    filter() {
      const tied = new Set();
      this.model.ties.forEach((tie, t) => {
        const shown = this.isTieShown(t) && (!this.only || (this.only.has(tie.a) && this.only.has(tie.b)));
        this.lines[t].classList.toggle('off', !shown);
        if (shown) { tied.add(tie.a); tied.add(tie.b); }
      });
      this.model.nodes.forEach((_, i) => {
        const gone = this.only ? !this.only.has(i) : (this.until < Infinity && !tied.has(i));
        this.dots[i].classList.toggle('off', gone);
        this.names.get(i)?.classList.toggle('off', gone);
      });
    }

    light(nodes, ties) {
      const [n, t] = [nodes && new Set(nodes), ties && new Set(ties)];
      this.dots.forEach((dot, i) => dot.classList.toggle('dim', !!n && !n.has(i)));
      this.lines.forEach((line, i) => { line.classList.toggle('dim', !!t && !t.has(i)); line.classList.toggle('on', !!t && t.has(i) && t.size < 60); });
      for (const [i, text] of this.names) text.classList.toggle('dim', !!n && !n.has(i));
    }

    select(i, tell) {
      this.dots[this.selected]?.classList.remove('on');
      this.selected = i;
      if (i < 0) { this.light(null, null); if (tell) this.dotnet.invokeMethodAsync('NodeChosen', -1); return; }
      this.name(i);
      this.dots[i].classList.add('on');
      this.dots[i].parentNode.append(this.dots[i]);
      const ties = this.near[i].filter((t) => this.isTieShown(t));
      this.light([i, ...ties.map((t) => this.other(t, i))], ties);
      this.move();
      if (tell) this.dotnet.invokeMethodAsync('NodeChosen', i);
    }

    other(t, i) { const tie = this.model.ties[t]; return tie.a === i ? tie.b : tie.a; }

    expand(i) {
      const around = [i, ...this.near[i].filter((t) => this.isTieShown(t)).map((t) => this.other(t, i))];
      this.only = new Set([...(this.only ?? []), ...around]);
      this.filter();
    }

    path(a, b) {
      const from = new Map([[a, -1]]);
      const queue = [a];
      while (queue.length && !from.has(b)) {
        const i = queue.shift();
        for (const t of this.near[i]) {
          const j = this.other(t, i);
          if (this.isTieShown(t) && !from.has(j)) { from.set(j, t); queue.push(j); }
        }
      }
      if (!from.has(b)) return [];
      const [nodes, ties] = [[b], []];
      for (let i = b; i !== a;) { const t = from.get(i); ties.push(t); i = this.other(t, i); nodes.push(i); }
      nodes.forEach((i) => this.name(i));
      this.light(nodes, ties);
      this.move();
      return nodes.reverse();
    }
  }

  window.cordonGraph = {
    draw(host, model, dotnet) {
      const started = performance.now();
      for (const tie of model.ties) tie.first ??= -Infinity;
      graph = new Graph(host, model, dotnet);
      host.dataset.drawn = Math.round(performance.now() - started);
    },
    zoom: (factor) => graph?.zoom(factor),
    fit: () => { if (graph) { graph.only = null; graph.filter(); graph.select(-1, true); graph.fit(); } },
    kinds: (hidden) => { if (graph) { graph.hiddenKinds = new Set(hidden); graph.filter(); } },
    until: (time) => { if (graph) { graph.until = time ?? Infinity; graph.filter(); } },
    select: (i) => graph?.select(i, false),
    expand: (i) => graph?.expand(i),
    path: (a, b) => graph?.path(a, b) ?? [],
    pin: (i) => { if (graph) { graph.pin(i, !graph.pins[i]); return !!graph.pins[i]; } return false; },
  };
})();
