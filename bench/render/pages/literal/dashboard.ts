import type { Dashboard, Figure, Filter, NavLink, Notice, Order } from '../../data/dashboard'
import { escapeHtml } from './escape-html'

export function dashboard({ user, links, cards, orders, notices, filter }: Dashboard): string {
  let html = `<div class="layout" id="app">
    <aside class="sidebar">
      <a class="brand" href="/">
        <svg class="logo" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 2h12v12H2z M5 8l2 2 4-4"></path>
        </svg>
        <span>Lighthouse</span>
      </a>
      <nav class="nav" aria-label="Main">
        <ul>`
  for (const link of links) html += navItem(link)
  html += `</ul>
      </nav>
      <a class="profile" href="${escapeHtml(user.profile)}">
        <span class="avatar" aria-hidden="true">${escapeHtml(user.initials)}</span>
        <span class="profile-name">${escapeHtml(user.name)}</span>
      </a>
    </aside>
    <main class="content">
      <header class="page-header">
        <h1>Overview</h1>
        <p class="lead">Good to see you, ${escapeHtml(user.name)}.</p>
      </header>
      <section class="notices" aria-live="polite">`
  for (const notice of notices) html += noticeLine(notice)
  html += '</section><section class="cards">'
  for (const card of cards) html += figureCard(card)
  html += `</section>
      <section class="panel">
        <h2>Orders</h2>
        ${filterForm(filter)}
        <table class="table">
          <thead>
            <tr>
              <th scope="col">No.</th>
              <th scope="col">Customer</th>
              <th scope="col">Items</th>
              <th scope="col">Total</th>
              <th scope="col">Status</th>
              <th scope="col">Placed</th>
              <th scope="col"></th>
            </tr>
          </thead>
          <tbody id="orders">`
  for (const order of orders) html += orderRow(order)
  return `${html}</tbody></table></section></main></div>`
}

function navItem({ href, label, current, unread }: NavLink): string {
  return `<li class="${current ? 'nav-item is-current' : 'nav-item'}">
    <a href="${escapeHtml(href)}"${current ? ' aria-current="page"' : ''} hx-boost="true">
      <span>${escapeHtml(label)}</span>
      ${unread > 0 ? `<span class="count">${unread}</span>` : ''}
    </a>
  </li>`
}

function noticeLine({ level, text, time }: Notice): string {
  return `<div class="notice notice-${escapeHtml(level)}" role="status">
    <p>${escapeHtml(text)}</p>
    <small>${escapeHtml(time)}</small>
    <button class="close" type="button" aria-label="Dismiss">×</button>
  </div>`
}

function figureCard({ id, title, value, change, href }: Figure): string {
  return `<article class="card" id="${escapeHtml(id)}">
    <h3 class="card-title">${escapeHtml(title)}</h3>
    <p class="card-value">${escapeHtml(value)}</p>
    <p class="${change < 0 ? 'change is-down' : 'change is-up'}">${change} %</p>
    <a class="card-link" href="${escapeHtml(href)}">Details</a>
  </article>`
}

function filterForm({ csrf, query, status, statuses, from, archived }: Filter): string {
  let html = `<form class="filter" action="/orders" method="get" hx-get="/orders"
      hx-target="#orders" hx-trigger="change, submit">
    <input type="hidden" name="csrf" value="${escapeHtml(csrf)}">
    <label for="query">Search</label>
    <input id="query" type="search" name="query" value="${escapeHtml(query)}"
      placeholder="Name or number">
    <label for="status">Status</label>
    <select id="status" name="status">`
  for (const one of statuses) {
    const text = escapeHtml(one)
    html += `<option value="${text}"${one === status ? ' selected' : ''}>${text}</option>`
  }
  return `${html}</select>
    <label for="from">From</label>
    <input id="from" type="date" name="from" value="${escapeHtml(from)}">
    <label class="check">
      <input type="checkbox" name="archived"${archived ? ' checked' : ''}>
      <span>Archived too</span>
    </label>
    <button class="button" type="submit">Show</button>
  </form>`
}

function orderRow({ id, customer, email, items, total, status, placed }: Order): string {
  return `<tr id="order-${id}">
    <td class="number"><a href="/orders/${id}">${id}</a></td>
    <td><a href="mailto:${escapeHtml(email)}">${escapeHtml(customer)}</a></td>
    <td class="number">${items}</td>
    <td class="number">${escapeHtml(total)}</td>
    <td><span class="status status-${escapeHtml(status)}">${escapeHtml(status)}</span></td>
    <td><time datetime="${escapeHtml(placed)}">${escapeHtml(placed)}</time></td>
    <td>
      <button class="button small" type="button" hx-post="/orders/${id}/pack"
        hx-target="#order-${id}"
        hx-swap="outerHTML"${status === 'paid' ? '' : ' disabled'}>Pack</button>
    </td>
  </tr>`
}
