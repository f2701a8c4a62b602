import { join } from 'node:path';
import { CORES, processorMsOf, Program } from './processes.mjs';
import { Service } from './service.mjs';

/**
 * @typedef {'service' | 'wrapper' | 'sdk' | 'bare'} Subject
 * @typedef {import('./requests.mjs').Job} Job
 * @typedef {import('./requests.mjs').Ask} Ask
 * @typedef {import('./drive.mjs').Figures & { processorMs: number, calls: number }} Measured a request: `processorMs` of
 *   the subject, `calls` upstream
 */

/** @type {Record<Subject, string>} */
export const SUBJECT_NAMES = {
  service: 'this service',
  wrapper: 'Express + SDK, client per request',
  sdk: 'SDK alone',
  bare: 'the work alone',
};

/** @type {Subject[]} */
export const ALL = ['service', 'wrapper', 'sdk', 'bare'];

const LOOP_DELAY = ['--import', join(import.meta.dirname, '..', 'loop-delay.mjs')];

/** The subjects on one Node, all with the same upstream. */
export class Subjects {
  /**
   * @param {object} where
   * @param {import('./nodes.mjs').Node} where.node
   * @param {Program} where.standIn
   * @param {Program} where.load
   * @param {Record<string, string>} where.env of every subject
   * @param {Record<string, string>} where.serviceEnv
   */
  static async start({ node: { path: node }, standIn, load, env, serviceEnv }) {
    const core = CORES.subject;
    const upstream = { TENCENT_API_ORIGIN: standIn.hello.origin, ...env };
    const service = await Service.start({ ...upstream, ...serviceEnv }, { node, flags: LOOP_DELAY });
    const program = (/** @type {string} */ file) => Program.start(file, { env: upstream, node, core });
    const programs = {
      wrapper: await program('wrapper.mjs'),
      bare: await program('bare.mjs'),
      sdk: await program('sdk.mjs'),
    };
    return new Subjects(service, programs, standIn, load);
  }

  /** Of a portal. */
  apiKey = '';

  /** @param {Service} service @param {{ wrapper: Program, bare: Program, sdk: Program }} programs @param {Program} standIn @param {Program} load */
  constructor(service, programs, standIn, load) {
    this.service = service;
    this.programs = programs;
    this.standIn = standIn;
    this.load = load;
  }

  /** @param {Subject} subject */
  ofSubject(subject) {
    const { service, load, programs } = this;
    if (subject === 'sdk') return { pid: programs.sdk.pid, driver: programs.sdk, job: {} };
    if (subject === 'service')
      return { pid: service.pid, driver: load, job: { origin: service.origin, token: this.apiKey } };
    const { pid, hello } = programs[subject];
    return { pid, driver: load, job: { origin: hello.origin, token: 'none' } };
  }

  /** @param {Subject} subject @param {Job} given @returns {Promise<Measured>} */
  async measure(subject, given) {
    const { pid, driver, job } = this.ofSubject(subject);
    const { seed } = given;
    await this.standIn.ask(seed === undefined ? {} : { latency: { kind: 'drawn', seed } });
    const before = processorMsOf(pid);
    const { figures } = await driver.ask({ ...given, ...job });
    const requests = given.requests + given.warmUp;
    const processorMs = (processorMsOf(pid) - before) / requests;
    return { ...figures, processorMs, calls: total((await this.standIn.ask({})).calls) / requests };
  }

  async stop() {
    for (const program of Object.values(this.programs)) program.stop();
    await this.service.stop();
  }
}

/** @param {Record<string, number>} counts */
const total = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);
