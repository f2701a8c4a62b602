import { LRUCache } from 'lru-cache';

export interface EntryLimits {
  /** Entries of all owners together. */
  max: number;
  maxCharacters: number;
  /** Entries of one owner, who cannot push out those of others before. */
  maxOfOwner: number;
  maxCharactersOfOwner: number;
}

interface Stored<V> {
  owner: string;
  value: V;
  characters: number;
}

/** Keys of one owner, the one that was used longest ago first. */
interface Owned {
  keys: Map<string, number>;
  characters: number;
}

/** Entries that belong to owners and are bounded twice: for each owner, and over all. What was used last stays. */
export class BoundedEntries<V> {
  private readonly entries: LRUCache<string, Stored<V>>;
  private readonly byOwner = new Map<string, Owned>();

  constructor(private readonly limits: EntryLimits) {
    this.entries = new LRUCache({
      max: limits.max,
      maxSize: limits.maxCharacters,
      sizeCalculation: ({ characters }) => characters,
      dispose: ({ owner }, key) => this.disown(owner, key),
    });
  }

  get size(): number {
    return this.entries.size;
  }

  get owners(): number {
    return this.byOwner.size;
  }

  get(owner: string, key: string): V | undefined {
    const stored = this.entries.get(keyOf(owner, key));
    if (stored) this.own(owner, keyOf(owner, key), stored.characters);
    return stored?.value;
  }

  /** `characters` is about what the value takes; the key is counted here. */
  set(owner: string, key: string, value: V, characters: number): void {
    const name = keyOf(owner, key);
    const size = name.length + characters;
    this.entries.delete(name);
    if (size > this.limits.maxCharactersOfOwner) return;
    this.entries.set(name, { owner, value, characters: size });
    this.own(owner, name, size);
    for (const [oldest] of this.byOwner.get(owner)?.keys ?? []) {
      if (!this.isOver(owner)) break;
      this.entries.delete(oldest);
    }
  }

  private isOver(owner: string): boolean {
    const owned = this.byOwner.get(owner);
    const { maxOfOwner, maxCharactersOfOwner } = this.limits;
    return owned !== undefined && (owned.keys.size > maxOfOwner || owned.characters > maxCharactersOfOwner);
  }

  /** As the one that was used last. */
  private own(owner: string, name: string, characters: number): void {
    this.disown(owner, name);
    const owned = this.byOwner.get(owner) ?? { keys: new Map<string, number>(), characters: 0 };
    owned.keys.set(name, characters);
    owned.characters += characters;
    this.byOwner.set(owner, owned);
  }

  private disown(owner: string, name: string): void {
    const owned = this.byOwner.get(owner);
    const characters = owned?.keys.get(name);
    if (!owned || characters === undefined) return;
    owned.keys.delete(name);
    owned.characters -= characters;
    if (owned.keys.size === 0) this.byOwner.delete(owner);
  }
}

const keyOf = (owner: string, key: string): string => `${owner}\n${key}`;
