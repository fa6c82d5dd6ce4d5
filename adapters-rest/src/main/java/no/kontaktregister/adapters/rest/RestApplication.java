package no.kontaktregister.adapters.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import no.kontaktregister.adapters.rest.audit.RefusalFilter;
import no.kontaktregister.adapters.rest.oppslag.OppslagResource;
import no.kontaktregister.adapters.rest.person.PersonResource;
import no.kontaktregister.adapters.rest.postkasse.PostkasseResource;
import no.kontaktregister.adapters.rest.protocol.AccessDeniedMapper;
import no.kontaktregister.adapters.rest.protocol.GzipInterceptor;
import no.kontaktregister.adapters.rest.protocol.HttpFailureMapper;
import no.kontaktregister.adapters.rest.protocol.InvalidRequestMapper;
import no.kontaktregister.adapters.rest.protocol.JoseMessageBodyWriter;
import no.kontaktregister.adapters.rest.protocol.JsonMessageBodyProvider;
import no.kontaktregister.adapters.rest.protocol.OverloadedMapper;
import no.kontaktregister.adapters.rest.protocol.OwnCertificateFeature;
import no.kontaktregister.adapters.rest.protocol.RefusedRequestMapper;
import no.kontaktregister.adapters.rest.protocol.RegistryUnavailableMapper;
import no.kontaktregister.adapters.rest.protocol.RequestBodyFilter;
import no.kontaktregister.adapters.rest.protocol.UnexpectedFailureMapper;
import no.kontaktregister.adapters.rest.token.TokenFeature;

/** Everything that answers below {@code /rest}. */
@ApplicationPath("/rest")
public class RestApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        PostkasseResource.class,
        OppslagResource.class,
        PersonResource.class,
        TokenFeature.class,
        OwnCertificateFeature.class,
        RequestBodyFilter.class,
        JsonMessageBodyProvider.class,
        JoseMessageBodyWriter.class,
        GzipInterceptor.class,
        HttpFailureMapper.class,
        RefusedRequestMapper.class,
        RefusalFilter.class,
        AccessDeniedMapper.class,
        InvalidRequestMapper.class,
        OverloadedMapper.class,
        RegistryUnavailableMapper.class,
        UnexpectedFailureMapper.class);
  }

  /** Jersey would answer OPTIONS with a WADL that names its version. Other servers ignore this. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
