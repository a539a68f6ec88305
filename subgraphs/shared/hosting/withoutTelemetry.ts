import { setProcessVariables } from '../environment.ts';

/**
 * Imported first by each module that loads Apollo's gateway or server. Those read the process's variables themselves: the
 * gateway reports usage and asks the metadata addresses of clouds by default, and a key of another project's graph, which
 * an operator may have in the environment, would switch on reports of traces and schemas.
 */
setProcessVariables({
  APOLLO_TELEMETRY_DISABLED: 'true',
  APOLLO_KEY: undefined,
  APOLLO_GRAPH_REF: undefined,
  APOLLO_GRAPH_ID: undefined,
  APOLLO_GRAPH_VARIANT: undefined,
  APOLLO_SCHEMA_REPORTING: undefined,
});
