import { directus } from './directus/start.ts';
import { jupyterhub } from './jupyterhub/start.ts';
import { mlflow } from './mlflow/start.ts';
import type { Product } from './product.ts';
import { superset } from './superset/start.ts';

export const products: readonly Product[] = [mlflow, jupyterhub, superset, directus];
