/** `GET /api/openapi.json`: what other systems may ask, made of the routes' own schemas; a route without a tag is the pages' own business. */
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

/** Collects the schemas of routes registered after it. */
export async function registerOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    hideUntagged: true,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tavle',
        version,
        description: 'Measurements in and out. docs/api.md tells the same with examples.',
      },
      components: {
        securitySchemes: {
          supplierToken: { type: 'http', scheme: 'bearer', description: 'A token from the page Leverandører.' },
          session: { type: 'apiKey', in: 'cookie', name: 'tavle_session' },
        },
      },
    },
  });
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );
}
