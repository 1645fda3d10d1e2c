import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { RawReply } from '../../../kernel/route-binding.ts';
import { addHospital } from '../../../testing/hospitals.ts';
import { addPlanner } from '../../../testing/people.ts';
import { openTestCtx, type TestCtx } from '../../../testing/test-ctx.ts';
import { ensureObservationPartitions, recordObservations } from '../../observations/index.ts';
import { haveBeds } from './have-beds.ts';
import { hospitalStatus } from './hospital-status.ts';
import { hospitalStatusXml } from './hospital-status-xml.ts';
import { hospitalStandardsRoutes } from './routes.ts';
import { anyStanding } from './testing/any-standing.ts';
import { haveFaults } from './testing/have-facts.ts';

describe('hospital status in EDXL-HAVE', () => {
  let test: TestCtx;
  let spoke: string;
  let foreign: string;
  let ctx: TestCtx['ctx'];

  beforeAll(async () => {
    test = await openTestCtx();
    await ensureObservationPartitions(test.ctx);
    spoke = await addHospital(test.ctx, { name: 'St <John> & Co', capacitySource: 'invented' });
    foreign = await addHospital(test.ctx, { name: 'Far away' });
    ctx = test.as(await addPlanner(test.ctx, [spoke]));
    await recordObservations(ctx, {
      hospitalId: spoke,
      observedAt: test.clock.now().toISOString(),
      edPatients: 24,
      edWaiting: 6,
      occupied: { ward: 150, icu: 44 },
      confirm: true,
    });
  });
  afterAll(() => test.close());

  it('keeps the order, the required elements and the words of the schema, whatever is known', () => {
    fc.assert(
      fc.property(fc.array(anyStanding, { minLength: 1, maxLength: 3 }), (standings) => {
        expect(haveFaults(hospitalStatus(standings))).toEqual([]);
      }),
    );
  });

  it('is read by a parser of others, whatever characters a name has', async () => {
    const documents = fc.sample(fc.array(anyStanding, { minLength: 1, maxLength: 2 }), 40);
    const read = (xml: string[]) => validateXML({ xml, normalization: 'c14n' });
    expect(await read(documents.map(hospitalStatus))).toMatchObject({ valid: true, errors: [] });
    expect(await read(['<a>\u0001</a>'])).toMatchObject({ valid: false });
  });

  it('would be caught with elements that are missing, swapped, unknown or of another namespace', async () => {
    const xml = await hospitalStatusXml(ctx, {});
    expect(haveFaults(xml)).toEqual([]);
    const broken = [
      xml.replace(/<have:LastUpdateTime>.*<\/have:LastUpdateTime>/, ''),
      xml.replace(/(<have:AvailableCount>.*)\s*(<have:BaselineCount>.*)/, '$2$1'),
      xml.replace('<have:BedType>AdultICU', '<have:BedType>ICU'),
      xml.replaceAll('have:EMSTraffic', 'have:Traffic'),
      xml.replace('tc:ciq:xnl:3', 'tc:ciq:xnl:4'),
      xml.replace(
        '<have:Capacity>',
        '<have:Capacity><have:CapacityStatus>Full</have:CapacityStatus>',
      ),
    ];
    for (const one of broken) {
      expect(one).not.toBe(xml);
      expect(haveFaults(one)).not.toEqual([]);
    }
  });

  it('tells beds that are free, licensed, staffed and occupied apart, and that they are invented', async () => {
    const xml = await hospitalStatusXml(ctx, {});
    const plain = xml.replace(/\s+/g, ' ');
    expect(plain).toContain(
      '<have:BedType>MedicalSurgical</have:BedType> <have:Capacity> <have:CapacityStatus>Vacant/Available</have:CapacityStatus> <have:AvailableCount>50</have:AvailableCount> <have:BaselineCount>250</have:BaselineCount> </have:Capacity> <have:CommentText>250 licensed, 200 staffed, 150 occupied</have:CommentText>',
    );
    // 44 are in where staff is there for 40.
    expect(plain).toContain(
      '<have:CapacityStatus>NotAvailable</have:CapacityStatus> <have:AvailableCount>0</have:AvailableCount> <have:BaselineCount>50</have:BaselineCount>',
    );
    expect(plain).toContain('invented for demonstration');
    expect(plain).toContain('St &lt;John&gt; &amp; Co');
    expect(plain).toContain('24 patients, 6 waiting');
    expect(plain).toContain(`<gml:pos>12.95 77.65</gml:pos>`);
  });

  it('says nothing of free beds that cannot be told apart', () => {
    const bed = { type: 'ward' as const, licensed: 100, staffed: 90 };
    const beds = [
      { ...bed, department: 'ward' as const },
      { ...bed, department: 'burns' as const },
    ];
    const at = '2026-03-02T06:00:00Z';
    const whole = haveBeds({ beds, latest: { 'occupied.ward': { value: 120, at } } });
    expect(whole.map(({ type, occupied }) => [type, occupied])).toEqual([
      ['MedicalSurgical', null],
      ['Burn', null],
    ]);
    const parts = haveBeds({ beds, latest: { 'burns/occupied.ward': { value: 20, at } } });
    expect(parts.map(({ type, occupied }) => [type, occupied])).toEqual([
      ['MedicalSurgical', null],
      ['Burn', 20],
    ]);
  });

  it('hides hospitals of others, and is no document when there is none', async () => {
    await expect(hospitalStatusXml(ctx, { hospital: foreign })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await hospitalStatusXml(ctx, {})).not.toContain('Far away');
    const nobody = test.as(await addPlanner(test.ctx, []));
    await expect(hospitalStatusXml(nobody, {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is audited, and sent as XML', async () => {
    const bound = hospitalStandardsRoutes.find(({ route }) => route.id === 'hospitalStatusXml');
    const reply = await bound?.handle(ctx, {
      params: {},
      query: { hospital: spoke },
      body: {},
      file: undefined,
      fromLoopback: false,
    });
    expect(reply).toBeInstanceOf(RawReply);
    expect(reply).toMatchObject({ headers: { 'content-type': 'text/xml; charset=utf-8' } });
    const entry = await test.ctx.db
      .selectFrom('auditLog')
      .select(['subjectId', 'detail'])
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ subjectId: spoke, detail: { view: 'have' } });
  });
});
