import { html, type Markup } from 'ft-response'
import type { Dashboard, Figure, Filter, NavLink, Notice, Order } from '../../data/dashboard'

export function dashboard({ user, links, cards, orders, notices, filter }: Dashboard): Markup {
  return html`<div class="layout" id="app">
    <aside class="sidebar">
      <a class="brand" href="/">
        <svg class="logo" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 2h12v12H2z M5 8l2 2 4-4"></path>
        </svg>
        <span>Lighthouse</span>
      </a>
      <nav class="nav" aria-label="Main">
        <ul>${links.map(navItem)}</ul>
      </nav>
      <a class="profile" href="${user.profile}">
        <span class="avatar" aria-hidden="true">${user.initials}</span>
        <span class="profile-name">${user.name}</span>
      </a>
    </aside>
    <main class="content">
      <header class="page-header">
        <h1>Overview</h1>
        <p class="lead">Good to see you, ${user.name}.</p>
      </header>
      <section class="notices" aria-live="polite">${notices.map(noticeLine)}</section>
      <section class="cards">${cards.map(figureCard)}</section>
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
          <tbody id="orders">${orders.map(orderRow)}</tbody>
        </table>
      </section>
    </main>
  </div>`
}

function navItem({ href, label, current, unread }: NavLink): Markup {
  return html`<li class="${current ? 'nav-item is-current' : 'nav-item'}">
    <a href="${href}" aria-current=${current ? 'page' : undefined} hx-boost="true">
      <span>${label}</span>
      ${unread > 0 ? html`<span class="count">${unread}</span>` : null}
    </a>
  </li>`
}

function noticeLine({ level, text, time }: Notice): Markup {
  return html`<div class="notice notice-${level}" role="status">
    <p>${text}</p>
    <small>${time}</small>
    <button class="close" type="button" aria-label="Dismiss">×</button>
  </div>`
}

function figureCard({ id, title, value, change, href }: Figure): Markup {
  return html`<article class="card" id="${id}">
    <h3 class="card-title">${title}</h3>
    <p class="card-value">${value}</p>
    <p class="${change < 0 ? 'change is-down' : 'change is-up'}">${change} %</p>
    <a class="card-link" href="${href}">Details</a>
  </article>`
}

function filterForm({ csrf, query, status, statuses, from, archived }: Filter): Markup {
  return html`<form class="filter" action="/orders" method="get" hx-get="/orders"
    hx-target="#orders" hx-trigger="change, submit">
    <input type="hidden" name="csrf" value="${csrf}">
    <label for="query">Search</label>
    <input id="query" type="search" name="query" value="${query}" placeholder="Name or number">
    <label for="status">Status</label>
    <select id="status" name="status">
      ${statuses.map(
        (one) => html`<option value="${one}" selected=${one === status}>${one}</option>`,
      )}
    </select>
    <label for="from">From</label>
    <input id="from" type="date" name="from" value="${from}">
    <label class="check">
      <input type="checkbox" name="archived" checked=${archived}>
      <span>Archived too</span>
    </label>
    <button class="button" type="submit">Show</button>
  </form>`
}

function orderRow({ id, customer, email, items, total, status, placed }: Order): Markup {
  return html`<tr id="order-${id}">
    <td class="number"><a href="/orders/${id}">${id}</a></td>
    <td><a href="mailto:${email}">${customer}</a></td>
    <td class="number">${items}</td>
    <td class="number">${total}</td>
    <td><span class="status status-${status}">${status}</span></td>
    <td><time datetime="${placed}">${placed}</time></td>
    <td>
      <button class="button small" type="button" hx-post="/orders/${id}/pack"
        hx-target="#order-${id}" hx-swap="outerHTML" disabled=${status !== 'paid'}>Pack</button>
    </td>
  </tr>`
}
