// Loaded into npm and into whatever it starts, by NODE_OPTIONS: writes the host of every connection into a file.
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const file = process.env.CONNECTIONS_FILE;
const { connect } = Socket.prototype;

/** @this {import('node:net').Socket} @param {any[]} args */
Socket.prototype.connect = function (...args) {
  // Node passes on its own normalised arguments as a list in a list.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const host =
    typeof first === 'object'
      ? (first.host ?? first.path)
      : typeof second === 'string'
        ? second
        : 'localhost';
  if (file && host) appendFileSync(file, `${host}\n`);
  // eslint-disable-next-line typescript/no-explicit-any -- the arguments go on as they came
  return /** @type {any} */ (connect).apply(this, args);
};
