import type { Dashboard, Figure, Filter, NavLink, Notice, Order } from '../../data/dashboard'

export const dashboard = (data: Dashboard) => <DashboardPage {...data} />

function DashboardPage({ user, links, cards, orders, notices, filter }: Dashboard) {
  return (
    <div class="layout" id="app">
      <aside class="sidebar">
        <a class="brand" href="/">
          <svg class="logo" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 2h12v12H2z M5 8l2 2 4-4"></path>
          </svg>
          <span>Lighthouse</span>
        </a>
        <nav class="nav" aria-label="Main">
          <ul>
            {links.map((link) => (
              <NavItem {...link} />
            ))}
          </ul>
        </nav>
        <a class="profile" href={user.profile}>
          <span class="avatar" aria-hidden="true" safe>
            {user.initials}
          </span>
          <span class="profile-name" safe>
            {user.name}
          </span>
        </a>
      </aside>
      <main class="content">
        <header class="page-header">
          <h1>Overview</h1>
          <p class="lead" safe>
            Good to see you, {user.name}.
          </p>
        </header>
        <section class="notices" aria-live="polite">
          {notices.map((notice) => (
            <NoticeLine {...notice} />
          ))}
        </section>
        <section class="cards">
          {cards.map((card) => (
            <FigureCard {...card} />
          ))}
        </section>
        <section class="panel">
          <h2>Orders</h2>
          <FilterForm {...filter} />
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
            <tbody id="orders">
              {orders.map((order) => (
                <OrderRow {...order} />
              ))}
            </tbody>
          </table>
        </section>
      </main>
    </div>
  )
}

function NavItem({ href, label, current, unread }: NavLink) {
  return (
    <li class={current ? 'nav-item is-current' : 'nav-item'}>
      <a href={href} aria-current={current ? 'page' : undefined} hx-boost="true">
        <span safe>{label}</span>
        {unread > 0 ? <span class="count">{unread}</span> : null}
      </a>
    </li>
  )
}

function NoticeLine({ level, text, time }: Notice) {
  return (
    <div class={`notice notice-${level}`} role="status">
      <p safe>{text}</p>
      <small safe>{time}</small>
      <button class="close" type="button" aria-label="Dismiss">
        ×
      </button>
    </div>
  )
}

function FigureCard({ id, title, value, change, href }: Figure) {
  return (
    <article class="card" id={id}>
      <h3 class="card-title" safe>
        {title}
      </h3>
      <p class="card-value" safe>
        {value}
      </p>
      <p class={change < 0 ? 'change is-down' : 'change is-up'}>{change} %</p>
      <a class="card-link" href={href}>
        Details
      </a>
    </article>
  )
}

function FilterForm({ csrf, query, status, statuses, from, archived }: Filter) {
  return (
    <form
      class="filter"
      action="/orders"
      method="get"
      hx-get="/orders"
      hx-target="#orders"
      hx-trigger="change, submit"
    >
      <input type="hidden" name="csrf" value={csrf} />
      <label for="query">Search</label>
      <input id="query" type="search" name="query" value={query} placeholder="Name or number" />
      <label for="status">Status</label>
      <select id="status" name="status">
        {statuses.map((one) => (
          <option value={one} selected={one === status} safe>
            {one}
          </option>
        ))}
      </select>
      <label for="from">From</label>
      <input id="from" type="date" name="from" value={from} />
      <label class="check">
        <input type="checkbox" name="archived" checked={archived} />
        <span>Archived too</span>
      </label>
      <button class="button" type="submit">
        Show
      </button>
    </form>
  )
}

function OrderRow({ id, customer, email, items, total, status, placed }: Order) {
  return (
    <tr id={`order-${id}`}>
      <td class="number">
        <a href={`/orders/${id}`}>{id}</a>
      </td>
      <td>
        <a href={`mailto:${email}`} safe>
          {customer}
        </a>
      </td>
      <td class="number">{items}</td>
      <td class="number" safe>
        {total}
      </td>
      <td>
        <span class={`status status-${status}`} safe>
          {status}
        </span>
      </td>
      <td>
        <time datetime={placed} safe>
          {placed}
        </time>
      </td>
      <td>
        <button
          class="button small"
          type="button"
          hx-post={`/orders/${id}/pack`}
          hx-target={`#order-${id}`}
          hx-swap="outerHTML"
          disabled={status !== 'paid'}
        >
          Pack
        </button>
      </td>
    </tr>
  )
}
