import { parts, requestTable, roadPicture, roadTable } from '../../domain/case/picture.ts';

/** `docs/lifecycle.md` as the tables draw it. */
export const lifecyclePage = (): string => `# The lifecycle of an incident

Drawn from \`domain/case/road.ts\` and \`domain/case/requests.ts\`; a test holds that this page is what the tables say. To draw it again after a
change of the tables: \`GEWU_DRAW=1 npx jest --selectProjects house --testPathPatterns lifecycle\`.

A status is a place on the road. It does not remember where the case has been (rework and reopening are counts), it does not say that
somebody was asked (table two), and it does not say how high the case has climbed (supervision is a height).

## The road

\`\`\`mermaid
${roadPicture()}
\`\`\`

Handling runs from dispatch and does not wait for signing; only a petition runs from its statutory acceptance. Inquiries and clues have no verify stage:
feeding back closes them. A rejection that nobody appealed against rests as well. A regrade leads back to \`accepted\` only where the matter turns out
to be a clue: then its unit loses it, and the officers of the confidential lane begin anew.

## Table two: asking and being answered

${requestTable()}

A request ends with the status that it belongs to; a hold ends by itself after the day that was named, or at its review. An emergency ends it at once.

## Table one: who may do what

${Object.entries(parts).map(([part, meaning]) => `- \`${part}\`: ${meaning}.`).join('\n')}

All other words are roles over the area of the case.

${roadTable()}
`;
