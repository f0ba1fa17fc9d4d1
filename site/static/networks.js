// The networks that the hub offers, in its order, as networks.json has them:
// {name, title, intent, carries, limit, bytes, unit, crlf, spaced}.

import { data } from "./data.js";

export const networks = async () => (await data("../../networks.json")).networks;
