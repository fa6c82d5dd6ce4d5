const ui = SwaggerUIBundle({
  dom_id: '#swagger-ui',
  url: '../openapi',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  // Otherwise Swagger UI would send the address of the description to a site elsewhere.
  validatorUrl: null,
});
ui.initOAuth({ usePkceWithAuthorizationCodeGrant: true });
