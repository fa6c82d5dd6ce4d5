package no.kontaktregister.adapters.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.GenericType;
import java.lang.annotation.Annotation;
import org.glassfish.hk2.api.ActiveDescriptor;
import org.glassfish.hk2.api.Context;
import org.glassfish.hk2.api.ServiceHandle;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** Teaches Jersey's own injection CDI's scope {@link Dependent}: nothing is shared. */
@Singleton
final class DependentContext implements Context<Dependent> {

  static AbstractBinder binder() {
    return new AbstractBinder() {
      @Override
      protected void configure() {
        bind(new DependentContext()).to(new GenericType<Context<Dependent>>() {});
      }
    };
  }

  @Override
  public Class<? extends Annotation> getScope() {
    return Dependent.class;
  }

  @Override
  public <U> U findOrCreate(ActiveDescriptor<U> descriptor, ServiceHandle<?> root) {
    return descriptor.create(root);
  }

  @Override
  public boolean containsKey(ActiveDescriptor<?> descriptor) {
    return false;
  }

  @Override
  public void destroyOne(ActiveDescriptor<?> descriptor) {}

  @Override
  public boolean supportsNullCreation() {
    return false;
  }

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public void shutdown() {}
}
