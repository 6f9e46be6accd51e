// The tests' own passport must be one that the product can read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { machineReadableZone } from '../support/passport.mjs';

test('the specimen of Doc 9303 comes out letter for letter', () => {
  const lines = machineReadableZone({
    issuer: 'UTO', family: 'ERIKSSON', given: 'ANNA MARIA', number: 'L898902C3', nationality: 'UTO',
    born: '1974-08-12', sex: 'F', expires: '2012-04-15',
  }).split('\n');
  assert.deepEqual(lines.map((line) => line.length), [44, 44]);
  assert.equal(lines[0], 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<');
  assert.equal(lines[1].slice(0, 28), 'L898902C36UTO7408122F1204159');
});
