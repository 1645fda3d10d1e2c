import { describe, expect, it } from 'vitest';
import { cookieNames, gatewayUrl, publicGatewayUrl } from './settings.ts';

const console3001 = {
  cookiePrefix: 'pulse_console',
  portVariable: 'CONSOLE_PORT',
  defaultPort: 3001,
};

describe('cookie names', () => {
  it('carry the port, so that two installations on one host keep their sign-ins apart', () => {
    expect(cookieNames(console3001, {}).access).toBe('pulse_console_3001_access');
    expect(cookieNames(console3001, { CONSOLE_PORT: '4301' }).refresh).toBe(
      'pulse_console_4301_refresh',
    );
  });
});

describe('addresses of the gateway', () => {
  it('follow GATEWAY_URL, else the port on this machine', () => {
    expect(gatewayUrl({})).toBe('http://127.0.0.1:3002');
    expect(gatewayUrl({ GATEWAY_PORT: '4302' })).toBe('http://127.0.0.1:4302');
    expect(gatewayUrl({ GATEWAY_URL: 'http://gateway:80/' })).toBe('http://gateway:80');
  });

  it('lead the browser to the host it sees the page on', () => {
    const page = new URL('http://192.168.1.7:3001/queue');
    expect(publicGatewayUrl(page, {})).toBe('http://192.168.1.7:3002');
    expect(publicGatewayUrl(page, { PUBLIC_GATEWAY_URL: 'https://api.city.example/' })).toBe(
      'https://api.city.example',
    );
  });
});
