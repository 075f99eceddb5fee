import { directus } from './directus/start.ts';
import { jupyterhub } from './jupyterhub/start.ts';
import { mlflow } from './mlflow/start.ts';
import { octoprint } from './octoprint/start.ts';
import type { Product } from './product.ts';
import { superset } from './superset/start.ts';
import { synapse } from './synapse/start.ts';

export const products: readonly Product[] = [mlflow, jupyterhub, superset, directus, octoprint, synapse];
