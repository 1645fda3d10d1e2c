// Sends kept reports while no page of ours is open (Background Sync). A page that is open does it
// itself: see src/features/outgoing, which shares this database, the lock and the keys.
self.sendOutgoing = async () => {
  const pages = await self.clients.matchAll({ type: 'window' });
  if (pages.length > 0) {
    for (const page of pages) page.postMessage('send-reports');
    return;
  }
  await navigator.locks.request('pulse-outgoing', async () => {
    const db = await openReports();
    if (!db) return;
    const reports = await asPromise(db.transaction('outgoing').objectStore('outgoing').getAll());
    for (const report of reports) {
      if (report.state !== 'refused') await sendKept(db, report);
    }
    db.close();
  });
};

/** Throws when it should be tried again; the browser then does, later. */
async function sendKept(db, report) {
  for (const photo of report.photos) {
    if (photo.uploadedId) continue;
    const form = new FormData();
    form.set('photo', photo.blob, 'photo.jpg');
    const answer = await post('/api/photos', photo.key, form);
    if (!answer.ok) return setAside(db, report, answer);
    photo.uploadedId = (await answer.json()).id;
    await put(db, report);
  }
  const answer = await post(
    '/api/incidents',
    report.id,
    JSON.stringify({
      category: report.category,
      description: report.description,
      lat: report.place.lat,
      lng: report.place.lng,
      photoIds: report.photos.map((photo) => photo.uploadedId),
    }),
  );
  if (!answer.ok) return setAside(db, report, answer);
  const incident = await answer.json();
  const step = db.transaction(['outgoing', 'sent'], 'readwrite');
  step.objectStore('outgoing').delete(report.id);
  step.objectStore('sent').put({
    id: report.id,
    incidentId: incident.id,
    ref: incident.ref,
    sentAtMs: Date.now(),
  });
  await new Promise((resolve, reject) => {
    step.oncomplete = resolve;
    step.onerror = () => reject(step.error);
  });
  new BroadcastChannel('pulse-outgoing').postMessage('changed');
}

/** No sign-in, or refused: the page tells the person. Everything else is tried again. */
async function setAside(db, report, answer) {
  if (answer.status === 401) return put(db, { ...report, state: 'signIn' });
  throw new Error(`The city answered ${answer.status}.`);
}

function post(path, key, body) {
  const headers = { accept: 'application/json', 'idempotency-key': key };
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  return fetch(path, { method: 'POST', headers, body, credentials: 'same-origin' });
}

function put(db, report) {
  return asPromise(db.transaction('outgoing', 'readwrite').objectStore('outgoing').put(report));
}

/** The pages make the database; without one there is nothing to send. */
function openReports() {
  return new Promise((resolve) => {
    const opening = indexedDB.open('pulse-reports', 1);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => resolve(undefined);
  });
}

function asPromise(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
