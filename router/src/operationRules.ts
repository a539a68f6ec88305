import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import type { FaultCode } from '#shared/faults.ts';
import { loggedNetwork } from '#shared/limits/clientNetwork.ts';
import { textIn } from '#shared/messages.ts';
import type { Message } from '#shared/messages.ts';
import { recordSecurityEvent } from '#shared/securityEvents.ts';
import type { RouterContext } from './context.ts';

type Asked = { context: RouterContext; operation: OperationDefinitionNode | undefined };
/** Throws for an operation that is not to be executed. */
type Rule = (asked: Asked) => void;

const refusal = ({ context, code, status, message }: { context: RouterContext; code: FaultCode; status: number; message: Message }) =>
  new GraphQLError(textIn(message, context.caller.locale), { extensions: { code, http: { status } } });

// The gateway would take it for a fault of ours.
const refuseUnknownName: Rule = ({ context, operation }) => {
  if (operation) return;
  throw refusal({
    context,
    code: 'BAD_REQUEST',
    status: 400,
    message: {
      fr: 'operationName ne nomme aucune opération du document, ou manque alors que celui-ci en a plusieurs.',
      en: 'operationName names no operation of the document, or is missing where there are several.',
    },
  });
};

// A cookie says who asks, not that the person meant to: what changes something has to come from a page of ours, or from no page at all.
const refuseForeignMutations: Rule = ({ context, operation }) => {
  if (!context.isForeignPage || operation?.operation !== OperationTypeNode.MUTATION) return;
  recordSecurityEvent(context.log, 'cross_site_mutation');
  throw refusal({
    context,
    code: 'BAD_REQUEST',
    status: 403,
    message: {
      fr: 'Les pages de cette origine ne peuvent rien changer ici.',
      en: 'Pages of this origin may not change anything here.',
    },
  });
};

// An address is fetched by what nobody asked for anything: a crawler, a preview, a cache.
const refuseChangesByAddress: Rule = ({ context, operation }) => {
  if (!context.isByAddress || operation?.operation !== OperationTypeNode.MUTATION) return;
  throw refusal({
    context,
    code: 'BAD_REQUEST',
    status: 405,
    message: { fr: 'Une mutation s’envoie par POST.', en: 'A mutation is sent by POST.' },
  });
};

/**
 * Ask for another proof than the access token, or for none: a client that always sends the last token it had must still be able to renew it, to sign out,
 * and to sign in again.
 */
const needNoToken = new Set([
  ...['refreshTokens', 'logout'],
  ...['login', 'registerUser', 'verifyEmail', 'requestPasswordReset', 'resetPassword'],
]);
const needsNoToken = ({ operation, selectionSet: { selections } }: OperationDefinitionNode): boolean =>
  operation === OperationTypeNode.MUTATION &&
  selections.length === 1 &&
  selections.every((selection) => selection.kind === Kind.FIELD && needNoToken.has(selection.name.value));

const refuseUnbelievedTokens: Rule = ({ context: { identityProblem: reason, log, caller }, operation }) => {
  if (reason === null || (operation && needsNoToken(operation))) return;
  if (reason === 'unverifiable') {
    // A fault of ours: nothing was said against the token.
    log.warn('an access token could not be judged');
    throw new GraphQLError('The access token cannot be verified now.', {
      extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } },
    });
  }
  recordSecurityEvent(log, 'access_token_refused', { reason, client_network: loggedNetwork(caller.client.ip) });
  throw new GraphQLError('The access token is not valid.', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
};

// The graph has no subscriptions. Validation accepts one and the gateway reports it as a fault.
const refuseSubscriptions: Rule = ({ context, operation }) => {
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
  throw refusal({
    context,
    code: 'GRAPHQL_VALIDATION_FAILED',
    status: 400,
    message: { fr: 'Il n’y a pas d’abonnements ici.', en: 'Subscriptions are not served here.' },
  });
};

/** The checks before an operation is executed, in order. Each is a plugin, and the first that throws decides. */
export const operationRules: readonly ApolloServerPlugin<RouterContext>[] = [
  refuseChangesByAddress,
  refuseForeignMutations,
  refuseUnbelievedTokens,
  refuseUnknownName,
  refuseSubscriptions,
].map((rule) => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ contextValue: context, operation }) => {
        rule({ context, operation });
        return Promise.resolve();
      },
    }),
}));
