import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

let done = false;

/**
 * class-validator looks through the rules of all classes for each object that it checks, and sorts them by field. They do
 * not change once the classes are loaded, so each class is looked up once.
 */
export function rememberRules(): void {
  if (done) return;
  done = true;
  const storage = getMetadataStorage();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const group = storage.groupByPropertyName.bind(storage);
  const rulesOf = new Map<unknown, Rules>();
  const groupsOf = new WeakMap<Rules, ReturnType<Storage['groupByPropertyName']>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    // Only the options that `DtoPipe` uses.
    if (schema || always || strictGroups || groups) return find(target, schema, always, strictGroups, groups);
    let rules = rulesOf.get(target);
    if (!rules) rulesOf.set(target, (rules = find(target, schema, always, strictGroups, groups)));
    return rules;
  };
  storage.groupByPropertyName = (rules) => {
    let grouped = groupsOf.get(rules);
    if (!grouped) groupsOf.set(rules, (grouped = group(rules)));
    return grouped;
  };
}
