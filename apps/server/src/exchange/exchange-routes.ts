/** Files and systems, in and out: registered together, because they share the reading of files and one description. */
import type { FastifyInstance } from 'fastify';
import { type ExportRoutes, registerExportRoutes } from './out/export-routes.ts';
import type { ImportRoutes } from './import/import-desk.ts';
import { registerImportRoutes } from './import/import-routes.ts';
import { createFileReader } from './import/read-file.ts';
import { type MeasurementRoutes, registerMeasurementRoutes } from './measurement-routes.ts';
import { registerOpenApi } from './openapi.ts';
import { registerPushRoutes } from './suppliers/push-routes.ts';
import { registerSupplierRoutes } from './suppliers/supplier-routes.ts';
import { openSuppliers } from './suppliers/suppliers.ts';

/** What the routes are made of. */
export type ExchangeRoutes<Identity> = MeasurementRoutes<Identity> &
  Omit<ImportRoutes<Identity>, 'reader'> &
  ExportRoutes<Identity> & { readonly version: string };

/** Registers them. */
export async function registerExchangeRoutes<Identity>(
  app: FastifyInstance,
  routes: ExchangeRoutes<Identity>,
): Promise<void> {
  const reader = createFileReader();
  app.addHook('onClose', reader.close);
  const suppliers = openSuppliers(routes.engine, routes.now);
  await registerOpenApi(app, routes.version);
  registerMeasurementRoutes(app, routes);
  await registerImportRoutes(app, { ...routes, reader });
  registerSupplierRoutes(app, { ...routes, suppliers });
  await registerPushRoutes(app, { ...routes, suppliers, reader });
  registerExportRoutes(app, routes);
}
