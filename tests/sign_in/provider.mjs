// The certified provider, with the people of one test: node provider.mjs PORT CLIENT SECRET CALLBACK
import { Provider } from "oidc-provider";

const [port, clientId, clientSecret, callback] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const groups = {
  "ana": ["cs-agents"],
  "ida": [...Array(499).keys()].map((n) => `a-group-with-quite-a-long-name-${n}`).concat("cs-agents"),
  "mallory": ["visitors"],
};

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback] }],
  claims: { openid: ["sub"], email: ["email"], profile: ["name", "preferred_username"], groups: ["groups"] },
  scopes: ["openid", "profile", "email", "groups"],
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: `${id}@fernhill.example`,
      name: `${id[0].toUpperCase()}${id.slice(1)} of Fernhill`,
      preferred_username: `${id}.fernhill`,
      groups: groups[id] ?? [],
    }),
  }),
  pkce: { required: () => true },
  cookies: { keys: ["a key for a test"] },
});

provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
