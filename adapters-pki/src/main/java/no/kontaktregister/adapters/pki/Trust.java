package no.kontaktregister.adapters.pki;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The trusted issuers of virksomhetssertifikater.
 *
 * <p>Source for the policies: docs/contract.md#soap.
 *
 * @param anchors the issuers at which every chain must end
 * @param intermediates issuers between the anchors and the enterprises
 * @param enterprisePolicies the OIDs of the policies for enterprises
 */
public record Trust(
    Set<X509Certificate> anchors,
    Set<X509Certificate> intermediates,
    Set<String> enterprisePolicies) {

  private static final Set<String> POLICIES_IN_PRODUCTION =
      Set.of(
          "2.16.578.1.26.1.3.2",
          "2.16.578.1.26.1.3.5",
          "2.16.578.1.29.13.1.1.0",
          "2.16.578.1.29.13.200.1.0");

  private static final Set<String> POLICIES_IN_TEST =
      Set.of("2.16.578.1.26.1.0.3.2", "2.16.578.1.26.1.0.3.5", "2.16.578.1.29.913.1.1.0");

  public Trust {
    anchors = Set.copyOf(anchors);
    intermediates = Set.copyOf(intermediates);
    enterprisePolicies = Set.copyOf(enterprisePolicies);
  }

  // Resources of no.digipost:certificate-validator.
  private static final List<String> ISSUERS_IN_PRODUCTION =
      List.of(
          "prod/BPClass3RootCA.cer",
          "prod/BPCl3RootCaG2ST.cer",
          "prod/BPCl3CaG2STBS.cer",
          "prod/BPCl3RootCaG2HT.cer",
          "prod/BPCl3CaG2HTBS.cer",
          "prod/commfides_root_ca.cer",
          "prod/CommfidesRootCA-G3.cer",
          "prod/CommfidesLegalPersonCA-G3.cer");

  private static final List<String> ISSUERS_IN_TEST =
      List.of(
          "test/Buypass_Class_3_Test4_Root_CA.cer",
          "test/Buypass_Class_3_Test4_CA_3.cer",
          "test/BPCl3RootCaG2ST.cer",
          "test/BPCl3CaG2STBS.cer",
          "test/BPCl3RootCaG2HT.cer",
          "test/BPCl3CaG2HTBS.cer",
          "test/commfides_test_root_ca.cer",
          "test/commfides_test_ca.cer",
          "test/CommfidesRootCA-G3-TEST.cer",
          "test/CommfidesLegalPersonCA-G3-TEST.cer");

  /** Buypass and Commfides in production. */
  public static Trust produksjon() {
    return of(ISSUERS_IN_PRODUCTION, POLICIES_IN_PRODUCTION);
  }

  /** Buypass and Commfides in test. */
  public static Trust test() {
    return of(ISSUERS_IN_TEST, POLICIES_IN_TEST);
  }

  /**
   * Other issuers: every certificate in a PEM file is an anchor. The policies are those of
   * production and test.
   *
   * @throws IOException if the file cannot be read or has no certificate
   */
  public static Trust inFile(Path pem) throws IOException {
    try (InputStream file = Files.newInputStream(pem)) {
      Set<X509Certificate> anchors =
          CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
              .map(X509Certificate.class::cast)
              .collect(Collectors.toSet());
      return ofAnchors(anchors);
    } catch (CertificateException notPem) {
      throw new IOException("the file is not a list of certificates in PEM");
    }
  }

  /**
   * The same from a PKCS#12 file: every trusted certificate, as {@code keytool -importcert} adds
   * them, is an anchor.
   *
   * @throws IOException if the file cannot be read, the password is wrong, or it has no trusted
   *     certificate
   */
  public static Trust inKeyStore(Path pkcs12, char[] password) throws IOException {
    try (InputStream file = Files.newInputStream(pkcs12)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(file, password);
      Set<X509Certificate> anchors = new HashSet<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isCertificateEntry(alias)) {
          anchors.add((X509Certificate) store.getCertificate(alias));
        }
      }
      return ofAnchors(anchors);
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("the file is not a PKCS#12 key store");
    }
  }

  /** Whether an anchor has this name. */
  public boolean includes(X500Principal name) {
    return anchors.stream().anyMatch(anchor -> anchor.getSubjectX500Principal().equals(name));
  }

  private static Trust ofAnchors(Set<X509Certificate> anchors) throws IOException {
    if (anchors.isEmpty()) {
      throw new IOException("no certificate in the file");
    }
    return new Trust(
        anchors,
        Set.of(),
        Stream.of(POLICIES_IN_PRODUCTION, POLICIES_IN_TEST)
            .flatMap(Set::stream)
            .collect(Collectors.toSet()));
  }

  Set<TrustAnchor> trustAnchors() {
    return anchors.stream()
        .map(anchor -> new TrustAnchor(anchor, null))
        .collect(Collectors.toSet());
  }

  private static Trust of(List<String> issuers, Set<String> policies) {
    Map<Boolean, Set<X509Certificate>> byRoot =
        issuers.stream()
            .map(Trust::resource)
            .collect(Collectors.partitioningBy(Trust::isRoot, Collectors.toSet()));
    return new Trust(byRoot.get(true), byRoot.get(false), policies);
  }

  private static boolean isRoot(X509Certificate issuer) {
    return issuer.getSubjectX500Principal().equals(issuer.getIssuerX500Principal());
  }

  private static X509Certificate resource(String name) {
    try (InputStream file =
        Trust.class.getClassLoader().getResourceAsStream("certificates/" + name)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
    } catch (IOException | CertificateException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
