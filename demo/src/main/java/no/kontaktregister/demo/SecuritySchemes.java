package no.kontaktregister.demo;

/** The security schemes of the demo's OpenAPI document, with the demo's own issuers. */
public final class SecuritySchemes {

  /**
   * Paths without a host, because the demo may be opened by any name of this machine, and Swagger
   * UI may only send requests to the site that it is from.
   */
  private static final String YAML =
      """
          maskinporten:
            type: oauth2
            description: >-
              A token from the demo's Maskinporten. client_id is the organisation number of the enterprise
              that asks: 984661185 and 922020175 are mailbox providers, 974761076 is a public body. Leave
              client_secret empty. Swagger UI cannot sign, so the demo gives it a token without an assertion;
              the real Maskinporten does not.
            flows:
              clientCredentials:
                tokenUrl: %1$sclient-credentials
                scopes:
                  krr:postkasse/kanvelge.read: Ask whether a citizen may choose a mailbox
                  krr:postkasse/postkasse.write: Create, update and delete mailboxes
                  krr:global/kontaktinformasjon.read: Contact information, language, varslingsstatus
                  krr:global/digitalpost.read: Mailbox and certificate
                  krr:global/kontaktinfo.read: Contact information, for a supplier
                  krr:global/postkasse.read: Mailbox and certificate, for a supplier
                  krr:global/hentendring.read: Changes
          idporten:
            type: oauth2
            description: >-
              A citizen's token from the demo's ID-porten. client_id is any text. Leave client_secret empty.
              In the window that opens, choose a citizen.
            flows:
              authorizationCode:
                authorizationUrl: %2$s/authorize
                tokenUrl: %2$s/token
                scopes:
                  krr:user/kontaktinformasjon.read: Read contact information, language, varslingsstatus
                  krr:user/digitalpost.read: Read mailbox and certificate
                  krr:user/spraak.write: Change the language
                  krr:user/kontaktinformasjon.write: Change contact information, leave the registry
                  krr:user/reservasjon.write: Reserve oneself, withdraw the reservation
      """;

  private SecuritySchemes() {}

  public static String yaml() {
    return YAML.formatted(
        DemoIssuers.maskinporten().getRawPath(), DemoIssuers.idporten().getRawPath());
  }
}
