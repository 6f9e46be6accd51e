// Keeps a tool on the device, so that it opens without a connection. `TOOL` stands before this, written by the server:
// the page, its languages, its files, and a mark that changes when any of them does.

const STORE = `paiza${TOOL.page}-${TOOL.mark}`;
const PAGES = [TOOL.page, ...TOOL.languages.map((language) => `${TOOL.page}?lang=${language}`)];

oninstall = (event) => {
  skipWaiting();
  event.waitUntil((async () => {
    const place = await caches.open(STORE);
    await Promise.all([...PAGES, ...TOOL.files].map(async (href) => {
      const answer = await fetch(href, { credentials: "omit", cache: TOOL.files.includes(href) ? "default" : "no-store" });
      if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
      await place.put(href, answer);
    }));
  })());
};

// All of a version comes together and goes together: a page never meets the files of another.
onactivate = (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`paiza${TOOL.page}-`) && name !== STORE) await caches.delete(name);
    }
    await clients.claim();
  })());
};

onfetch = (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  const language = address.searchParams.get("lang");
  const isPage = address.pathname === TOOL.page;
  const isFile = TOOL.files.includes(address.pathname);
  if (!isPage && !isFile) return;
  const href = isPage && TOOL.languages.includes(language) ? `${TOOL.page}?lang=${language}` : address.pathname;
  event.respondWith((async () => {
    const place = await caches.open(STORE);
    return (await place.match(href)) ?? fetch(request);
  })());
};
