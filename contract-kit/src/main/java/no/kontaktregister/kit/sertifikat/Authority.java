package no.kontaktregister.kit.sertifikat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An issuer of certificates with a real OCSP responder and a real revocation list. */
public final class Authority implements AutoCloseable {

  /** Now, because the JDK judges the age of an OCSP answer by the system's clock alone. */
  public static final Instant BETWEEN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  public static final Instant FROM = BETWEEN.minus(365, ChronoUnit.DAYS);
  public static final Instant TO = BETWEEN.plus(365, ChronoUnit.DAYS);

  public static final String POLICY = "2.16.578.1.26.1.0.3.2";

  /** Subjects as Buypass and Commfides write them. */
  public static final class Subject {

    public static final String SEID_1 =
        "C=NO,O=POSTEN NORGE AS,CN=POSTEN NORGE AS,2.5.4.5=984661185";
    public static final String SEID_2 =
        "C=NO,O=POSTEN NORGE AS,2.5.4.97=NTRNO-984661185,CN=POSTEN NORGE AS";

    private Subject() {}
  }

  /** What a certificate says; each method gives another one. */
  public record Content(
      Instant from, Instant to, int bits, Integer keyUsage, String policy, boolean issuer) {

    public Content validity(Instant newFrom, Instant newTo) {
      return new Content(newFrom, newTo, bits, keyUsage, policy, issuer);
    }

    public Content bits(int newBits) {
      return new Content(from, to, newBits, keyUsage, policy, issuer);
    }

    public Content keyUsage(Integer newUsage) {
      return new Content(from, to, bits, newUsage, policy, issuer);
    }

    public Content policy(String newPolicy) {
      return new Content(from, to, bits, keyUsage, newPolicy, issuer);
    }

    public Content asIssuer() {
      return new Content(from, to, bits, KeyUsage.keyCertSign | KeyUsage.cRLSign, policy, true);
    }
  }

  private static final Content USUAL =
      new Content(FROM, TO, 2048, KeyUsage.digitalSignature, POLICY, false);

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final HttpServer server;
  private final AtomicInteger serials = new AtomicInteger(1);
  private final AtomicInteger questions = new AtomicInteger();
  private final Set<BigInteger> revokedByResponder = ConcurrentHashMap.newKeySet();
  private final Set<BigInteger> revokedByList = ConcurrentHashMap.newKeySet();
  private final Semaphore answering = new Semaphore(1_000_000);

  /** An authority that vouches for itself. */
  public Authority(String name) throws Exception {
    this(name, null);
  }

  private Authority(String name, Authority above) throws Exception {
    this.name = new X500Name(name);
    this.keys = keys(2048);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.certificate =
        above == null
            ? certificate(this.name, keys, USUAL.asIssuer(), this.name, keys)
            : above.certificate(this.name, keys, USUAL.asIssuer(), above.name, above.keys);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/ocsp", exchange -> answer(exchange, this::ocspResponse));
    server.createContext("/crl", exchange -> answer(exchange, request -> crl()));
    server.start();
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public byte[] issue(String subject) {
    return issue(subject, content -> content);
  }

  public byte[] issue(String subject, UnaryOperator<Content> change) {
    try {
      return issueWithKey(subject, change).certificate().getEncoded();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A certificate, and the key that belongs to it. */
  public Issued issueWithKey(String subject, UnaryOperator<Content> change) throws Exception {
    Content content = change.apply(USUAL);
    KeyPair own = keys(content.bits());
    return new Issued(
        certificate(new X500Name(subject), own, content, name, keys), own.getPrivate());
  }

  /** A certificate of the same content that nobody but its owner vouches for. */
  public Issued selfSigned(String subject) throws Exception {
    KeyPair own = keys(2048);
    X500Name owner = new X500Name(subject);
    return new Issued(certificate(owner, own, USUAL, owner, own), own.getPrivate());
  }

  public record Issued(X509Certificate certificate, PrivateKey key) {}

  /** An authority that this one vouches for; it has a responder and a list of its own. */
  public Authority intermediate(String itsName) throws Exception {
    return new Authority(itsName, this);
  }

  public void revoke(byte[] der) throws Exception {
    BigInteger serial = new X509CertificateHolder(der).getSerialNumber();
    revokedByResponder.add(serial);
    revokedByList.add(serial);
  }

  /** The responder calls the certificate revoked; the list does not have it yet. */
  public void revokeByResponder(X509Certificate revoked) {
    revokedByResponder.add(revoked.getSerialNumber());
  }

  /** The list has the certificate; the responder calls it good. */
  public void revokeByList(X509Certificate revoked) {
    revokedByList.add(revoked.getSerialNumber());
  }

  /** How often the responder or the list has been asked. */
  public int questions() {
    return questions.get();
  }

  public void holdAnswers() {
    answering.drainPermits();
  }

  public void releaseAnswers() {
    answering.release(1_000);
  }

  @Override
  public void close() {
    releaseAnswers();
    server.stop(0);
  }

  private X509Certificate certificate(
      X500Name owner, KeyPair ownersKeys, Content content, X500Name issuer, KeyPair issuersKeys)
      throws IOException, OperatorException, CertificateException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(serials.getAndIncrement()),
            Date.from(content.from()),
            Date.from(content.to()),
            owner,
            ownersKeys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(content.issuer()));
    if (content.keyUsage() != null) {
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(content.keyUsage()));
    }
    if (content.policy() != null) {
      builder.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(
              new PolicyInformation(new ASN1ObjectIdentifier(content.policy()))));
    }
    // As with the real authorities: about issuers no responder is asked.
    if (!content.issuer()) {
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(url + "/ocsp")));
    }
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(
                  new DistributionPointName(new GeneralNames(uri(url + "/crl"))), null, null)
            }));
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuersKeys)));
  }

  private byte[] ocspResponse(byte[] request) throws Exception {
    BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(name));
    for (Req question : new OCSPReq(request).getRequestList()) {
      answer.addResponse(
          question.getCertID(),
          revokedByResponder.contains(question.getCertID().getSerialNumber())
              ? new RevokedStatus(Date.from(FROM), 0)
              : CertificateStatus.GOOD,
          Date.from(BETWEEN.minusSeconds(60)),
          Date.from(BETWEEN.plusSeconds(3600)));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            answer.build(signer(keys), null, Date.from(BETWEEN.minusSeconds(60))))
        .getEncoded();
  }

  private byte[] crl() throws Exception {
    X509v2CRLBuilder list = new X509v2CRLBuilder(name, Date.from(BETWEEN.minusSeconds(60)));
    list.setNextUpdate(Date.from(BETWEEN.plusSeconds(3600)));
    revokedByList.forEach(serial -> list.addCRLEntry(serial, Date.from(FROM), 0));
    return list.build(signer(keys)).getEncoded();
  }

  private interface Responder {
    byte[] answer(byte[] request) throws Exception;
  }

  private void answer(HttpExchange exchange, Responder responder) throws IOException {
    questions.incrementAndGet();
    try (exchange) {
      answering.acquire();
      byte[] answer = responder.answer(question(exchange));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A short question stands in the path, in base64. */
  private static byte[] question(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return exchange.getRequestMethod().equals("GET") && path.startsWith("/ocsp/")
        ? Base64.getDecoder().decode(path.substring("/ocsp/".length()))
        : exchange.getRequestBody().readAllBytes();
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  private static ContentSigner signer(KeyPair keys) throws OperatorException {
    return new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
  }

  private static KeyPair keys(int bits) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }
}
