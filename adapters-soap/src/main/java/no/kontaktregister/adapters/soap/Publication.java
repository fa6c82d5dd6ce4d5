package no.kontaktregister.adapters.soap;

import java.util.Set;
import javax.xml.namespace.QName;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602_Service;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Postkasseleverandoer1602;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseleverandoerV5;
import no.kontaktregister.adapters.soap.oppslagstjenesten.OppslagstjenestenEndpoint;
import no.kontaktregister.adapters.soap.postkasseleverandoer.PostkasseleverandoerEndpoint;

/**
 * One of the services behind the SOAP door.
 *
 * @param path where it is found, below the door's own path
 * @param contract the interface that was made from its WSDL
 * @param endpoint who answers
 * @param wsdl the name of its WSDL
 * @param serviceName what the WSDL calls the service
 * @param portName what the WSDL calls its port
 * @param descriptions the queries that are answered with a description: of the WSDL and its schemas
 */
record Publication(
    String path,
    Class<?> contract,
    Object endpoint,
    String wsdl,
    QName serviceName,
    QName portName,
    Set<String> descriptions) {

  static Publication postkasseleverandoer(PostkasseleverandoerEndpoint endpoint) {
    return new Publication(
        "/postkasseleverandoer/v5",
        Postkasseleverandoer1602.class,
        endpoint,
        "postkasseleverandoer-16-02.wsdl",
        PostkasseleverandoerV5.SERVICE,
        PostkasseleverandoerV5.PostkasseleverandoerV5Port,
        Set.of("wsdl", "WSDL", "xsd=postkasseleverandoer-16-02.xsd"));
  }

  static Publication oppslagstjenesten(OppslagstjenestenEndpoint endpoint) {
    return new Publication(
        "/oppslagstjenesten/v5",
        Oppslagstjeneste1602.class,
        endpoint,
        "oppslagstjeneste-16-02.wsdl",
        Oppslagstjeneste1602_Service.SERVICE,
        Oppslagstjeneste1602_Service.OppslagstjenesteSOAP12,
        Set.of("wsdl", "WSDL", "xsd=oppslagstjeneste-16-02.xsd", "xsd=begrep-16-02.xsd"));
  }
}
