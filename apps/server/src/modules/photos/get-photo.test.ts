import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveIncident } from '../incidents/approve-incident.ts';
import { getIncident } from '../incidents/get-incident.ts';
import { resolveIncident } from '../incidents/resolve-incident.ts';
import { nobody, openScene, type Scene, seen } from '../incidents/testing/scene.ts';
import { castVote } from '../verification/cast-vote.ts';
import { withdrawVote } from '../verification/withdraw-vote.ts';
import { getPhoto } from './get-photo.ts';
import { blobKey } from './photo-sizes.ts';
import { sweepPhotos } from './sweep-photos.ts';
import { uploadPhoto } from './upload-photo.ts';

describe('photos', () => {
  let scene: Scene;
  let bytes: Buffer;
  beforeAll(async () => {
    scene = await openScene();
    bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => scene.close());

  const upload = (by = scene.reporter) => uploadPhoto(scene.as(by), { bytes });
  const open = (url: string) => {
    const { pathname, searchParams } = new URL(url, 'http://pulse.test');
    return getPhoto(scene.as(nobody), {
      id: pathname.split('/')[3] ?? '',
      size: 'thumb',
      expires: searchParams.get('expires') ?? undefined,
      signature: searchParams.get('signature') ?? undefined,
    });
  };
  const notFound = { code: 'not_found' };

  it('of a report that waits open only by the signed address, for one to two hours', async () => {
    const { id } = await upload();
    const report = await scene.report(scene.reporter, { photoIds: [id] });
    const url = report.photos[0]?.urls.thumb ?? '';
    expect(url).toContain('signature=');
    expect(await open(url)).toMatchObject({ isPublic: false });
    await expect(open(`/api/photos/${id}/thumb`)).rejects.toMatchObject(notFound);
    await expect(
      open(url.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))),
    ).rejects.toMatchObject(notFound);
    await expect(open(url.replace(/expires=\d/, 'expires=9'))).rejects.toMatchObject(notFound);
    const other = await upload();
    await expect(open(url.replace(id, other.id))).rejects.toMatchObject(notFound);
    scene.clock.advanceSeconds(3_599);
    await open(url);
    scene.clock.advanceSeconds(3_601);
    await expect(open(url)).rejects.toMatchObject(notFound);
  });

  it('need no signature once the incident is public, and one again when it is not', async () => {
    const { id } = await upload();
    const report = await scene.report(scene.reporter, { photoIds: [id] });
    const active = await approveIncident(scene.as(scene.eastOfficer), seen(report));
    const url = `/api/photos/${id}/thumb`;
    expect(active.photos[0]?.urls.thumb).toBe(url);
    expect(await open(url)).toMatchObject({ isPublic: true, tag: `${id}-thumb` });
  });

  it('come in the order given, those of the resolution after them, those of votes apart', async () => {
    const ids = [(await upload()).id, (await upload()).id];
    ids.reverse();
    const report = await scene.report(scene.reporter, { photoIds: ids });
    const officer = scene.as(scene.eastOfficer);
    const active = await approveIncident(officer, seen(report));
    await castVote(scene.as(scene.neighbour), {
      id: report.id,
      type: 'confirm',
      photoId: (await upload(scene.neighbour)).id,
    });
    const proof = await uploadPhoto(officer, { bytes });
    await resolveIncident(officer, { ...seen(active), photoIds: [proof.id] });
    const { photos } = await getIncident(scene.as(nobody), report);
    expect(photos.map(({ id }) => id)).toEqual([...ids, proof.id]);
  });

  it('can be used once, and by their uploader only', async () => {
    const photo = await upload();
    await expect(scene.report(scene.neighbour, { photoIds: [photo.id] })).rejects.toMatchObject({
      code: 'unknown_photo',
    });
    await scene.report(scene.reporter, { photoIds: [photo.id] });
    await expect(scene.report(scene.reporter, { photoIds: [photo.id] })).rejects.toMatchObject({
      code: 'unknown_photo',
    });
  });

  it('that nobody attached within a day are swept, files and all; the others stay', async () => {
    const free = await upload();
    const used = await upload();
    await scene.report(scene.reporter, { photoIds: [used.id] });
    const taken = await upload(scene.neighbour);
    const { id } = await scene.active();
    await castVote(scene.as(scene.neighbour), { id, type: 'confirm', photoId: taken.id });
    await withdrawVote(scene.as(scene.neighbour), { id });
    scene.clock.advanceSeconds(25 * 3600);
    const fresh = await upload();
    await sweepPhotos(scene.ctx);
    const left = async (photoId: string) => [
      await scene.ctx.blobs.exists(blobKey(photoId, 'large')),
      (await scene.ctx.db.selectFrom('photos').select('id').where('id', '=', photoId).execute())
        .length,
    ];
    expect(await left(free.id)).toEqual([false, 0]);
    expect(await left(taken.id)).toEqual([false, 0]);
    expect(await left(used.id)).toEqual([true, 1]);
    expect(await left(fresh.id)).toEqual([true, 1]);
  });
});
