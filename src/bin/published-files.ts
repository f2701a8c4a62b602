import { PublishedDocuments } from '../openapi/published-documents.js';
import { buildDocumentAlone } from './preview-document.js';

/** The last step of the build: the files of `/docs` and `/openapi.json`, so that no start has to make them. */
const document = await buildDocumentAlone();
const documents = new PublishedDocuments();
documents.publish(() => document);
await documents.write();
